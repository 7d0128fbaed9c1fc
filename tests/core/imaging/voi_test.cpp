#include "core/imaging/voi.h"

#include "core/imaging/inspect.h"
#include "core/imaging/window.h"
#include "dicom_factory.h"
#include "imaging_data.h"

#include <QTemporaryDir>

using namespace imaging_data;
using dicom_factory::DicomFile;

namespace {

Volume decode(const fs::path& path) { return makeDirectDecoder()->decode(onlySeries(path)); }

std::vector<std::string> names(std::span<const VoiOption> options) {
  std::vector<std::string> all;
  for (const auto& option : options) {
    all.push_back(option.name);
  }
  return all;
}

void addTable(DcmItem& item, const std::string& descriptor, const std::vector<Uint16>& entries,
              const std::string& explanation) {
  DicomFile::setIn(item, DCM_LUTDescriptor, descriptor);
  DicomFile::setIn(item, DCM_LUTExplanation, explanation);
  item.putAndInsertUint16Array(DCM_LUTData, entries.data(), static_cast<unsigned long>(entries.size()));
}

using Names = std::vector<std::string>;

} // namespace

/// What DICOM files offer for showing them.
class VoiTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<QTemporaryDir>();
    root_ = folder_->path().toStdString();
    path_ = root_ / "a.dcm";
  }

  void tablesComeFirstAndThenEveryWindow() {
    DicomFile file(4, 1);
    addTable(file.item(DCM_VOILUTSequence, 0), R"(3\10\8)", {0, 51, 255}, "NORMAL");
    addTable(file.item(DCM_VOILUTSequence, 1), R"(2\0\16)", {0, 65535}, "HARD");
    file.set(DCM_WindowCenter, R"(40\-600\300)").set(DCM_WindowWidth, R"(400\1500\0)");
    file.set(DCM_WindowCenterWidthExplanation, R"(SOFT \ LUNG\NONE)").set(DCM_VOILUTFunction, "SIGMOID").save(path_);
    const auto volume = decode(path_);
    const auto options = voiOptions(volume, 'k', 0);
    QCOMPARE(names(options), (Names{"NORMAL", "HARD", "SOFT", "LUNG"})); // a window without width is none
    QCOMPARE(options[0].table.first, 10.0);
    QCOMPARE(options[0].table.grey, (std::vector<float>{0, 0.2F, 1}));
    QCOMPARE(options[3].centre, -600.0);
    QCOMPARE(options[3].width, 1500.0);
    QVERIFY(options[3].function == WindowFunction::Sigmoid);
    QVERIFY(volume.table == options[0].table);
    QCOMPARE(volume.windowCentre, 40.0);
    QVERIFY(voiOptions(volume, 'k', 1).empty());
    QVERIFY(voiOptions(volume, 'k', -1).empty());
    QCOMPARE(voiOptions(volume, 'i', 3).size(), std::size_t{4});
  }

  void namesAreInTheFilesOwnCharacters() {
    DicomFile file;
    file.set(DCM_SpecificCharacterSet, "ISO_IR 100").set(DCM_WindowCenter, R"(1\2)").set(DCM_WindowWidth, R"(5\6)");
    file.set(DCM_WindowCenterWidthExplanation, "Gro\xDF\\Fl\xFCssig").save(path_);
    QCOMPARE(names(voiOptions(decode(path_), 'k', 0)), (Names{"Groß", "Flüssig"}));
  }

  void aFileWithoutWindowsOffersNothing() {
    DicomFile().remove(DCM_WindowCenter).remove(DCM_WindowWidth).save(path_);
    const auto volume = decode(path_);
    QVERIFY(voiOptions(volume, 'k', 0).empty());
    QVERIFY(volume.voiSets.empty());
    QCOMPARE(volume.windowWidth, 0.0);
  }

  void mirroredValuesHaveMirroredWindowsAndTables() {
    DicomFile file(3, 1);
    addTable(file.item(DCM_VOILUTSequence), R"(3\10\8)", {0, 51, 255}, "");
    file.bits(16, 8).pixels16({0, 100, 255}).set(DCM_PhotometricInterpretation, "MONOCHROME1");
    file.set(DCM_WindowCenter, R"(100\200)").set(DCM_WindowWidth, R"(20\30)").save(path_);
    const auto volume = decode(path_);
    const auto options = voiOptions(volume, 'k', 0);
    QCOMPARE(options[0].table.first, 243.0);
    QCOMPARE(options[0].table.grey, (std::vector<float>{0, 0.8F, 1}));
    QCOMPARE(options[1].centre, 155.0);
    QCOMPARE(options[2].centre, 55.0);
  }

  void eachSliceHasItsOwn() {
    for (int k = 0; k < 3; ++k) {
      DicomFile file;
      file.set(DCM_InstanceNumber, std::to_string(k + 1)).place({0, 0, 2.0 * k});
      file.set(DCM_WindowCenter, std::to_string(k == 1 ? 70 : 50)).set(DCM_WindowWidth, "100");
      file.save(root_ / std::to_string(k).append(".dcm"));
    }
    const auto volume = decode(root_);
    QCOMPARE(volume.voiOfSlice, (std::vector<int>{0, 1, 0}));
    QCOMPARE(voiOptions(volume, 'k', 1)[0].centre, 70.0);
    QCOMPARE(voiOptions(volume, 'k', 2)[0].centre, 50.0);
    QCOMPARE(voiOptions(volume, 'j', 0)[0].centre, 70.0);
    QCOMPARE(volume.windowCentre, 70.0);
  }

  void aSliceThatFillsAGapIsShownAsItsNeighbour() {
    const std::array places{0.0, 2.0, 8.0, 10.0};
    for (std::size_t k = 0; k < places.size(); ++k) {
      DicomFile file;
      file.set(DCM_InstanceNumber, std::to_string(k + 1)).place({0, 0, places.at(k)});
      file.set(DCM_WindowCenter, std::to_string(k)).set(DCM_WindowWidth, "100");
      file.save(root_ / std::to_string(k).append(".dcm"));
    }
    const auto volume = decode(root_);
    QCOMPARE(volume.size[2], 6);
    std::vector<double> centres;
    for (int k = 0; k < 6; ++k) {
      centres.push_back(voiOptions(volume, 'k', k)[0].centre);
    }
    QCOMPARE(centres, (std::vector<double>{0, 1, 1, 2, 2, 3}));
  }

  void framesHaveTheirOwnGroups() {
    DicomFile file(4, 3, 3, "MR");
    file.remove(DCM_ImagePositionPatient).remove(DCM_ImageOrientationPatient);
    auto& shared = file.item(DCM_SharedFunctionalGroupsSequence);
    DicomFile::setIn(DicomFile::itemIn(shared, DCM_PlaneOrientationSequence), DCM_ImageOrientationPatient,
                     R"(1\0\0\0\1\0)");
    auto& common = DicomFile::itemIn(shared, DCM_FrameVOILUTSequence);
    DicomFile::setIn(common, DCM_WindowCenter, "9");
    DicomFile::setIn(common, DCM_WindowWidth, "90");
    addTable(DicomFile::itemIn(common, DCM_VOILUTSequence), R"(2\0\8)", {0, 255}, "TABLE");
    for (long i = 0; i < 3; ++i) {
      auto& own = file.item(DCM_PerFrameFunctionalGroupsSequence, i);
      DicomFile::setIn(DicomFile::itemIn(own, DCM_PlanePositionSequence), DCM_ImagePositionPatient,
                       R"(0\0\)" + std::to_string(2 * i));
      if (i == 1) {
        auto& voi = DicomFile::itemIn(own, DCM_FrameVOILUTSequence);
        DicomFile::setIn(voi, DCM_WindowCenter, R"(1\2)");
        DicomFile::setIn(voi, DCM_WindowWidth, R"(10\20)");
        DicomFile::setIn(voi, DCM_WindowCenterWidthExplanation, R"(A\B)");
        DicomFile::setIn(voi, DCM_VOILUTFunction, "LINEAR_EXACT");
      }
    }
    file.pixels16(std::vector<Uint16>(36, 7)).save(path_);
    const auto volume = decode(path_);
    QCOMPARE(names(voiOptions(volume, 'k', 0)), (Names{"TABLE", ""}));
    QCOMPARE(names(voiOptions(volume, 'k', 1)), (Names{"A", "B"}));
    QVERIFY(voiOptions(volume, 'k', 1)[1].function == WindowFunction::LinearExact);
    QCOMPARE(volume.voiOfSlice, (std::vector<int>{0, 1, 0}));
    QCOMPARE(volume.windowCentre, 1.0);
  }

  void allOfItComesOutOfTheDecoderProcess() {
    DicomFile file(4, 1);
    addTable(file.item(DCM_VOILUTSequence), R"(3\10\8)", {0, 51, 255}, "NORMAL");
    file.set(DCM_WindowCenter, R"(40\-600)").set(DCM_WindowWidth, R"(400\1500)").save(path_);
    const auto here = decode(path_);
    const auto there = makeDecoder()->decode(onlySeries(path_));
    QCOMPARE(there.voiSets.size(), std::size_t{1});
    QVERIFY(there.voiSets == here.voiSets);
    QCOMPARE(there.voiOfSlice, here.voiOfSlice);
  }

  void optionsBecomeGrey() {
    const auto linear = greyRange(VoiOption{"", 40, 400, WindowFunction::Linear});
    QCOMPARE(linear.low, 39.5 - 199.5);
    QCOMPARE(linear.high, 39.5 + 199.5);
    QCOMPARE(greyRange(VoiOption{"", 40, 400}).low, -160.0);
    QVERIFY(greyRange(VoiOption{"", 40, 400, WindowFunction::Sigmoid}).sigmoid);
    std::vector<float> values{0, 5, 9};
    applyRange(values, greyRange(VoiOption{"", 0, 0, WindowFunction::Linear, {5, {0, 1}}}));
    QCOMPARE(values, (std::vector<float>{0, 0, 255}));
  }

private:
  std::unique_ptr<QTemporaryDir> folder_;
  fs::path root_;
  fs::path path_;
};

QTEST_APPLESS_MAIN(VoiTest)
#include "voi_test.moc"

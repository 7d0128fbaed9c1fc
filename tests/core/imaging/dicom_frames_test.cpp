#include "core/imaging/dicom/header.h"
#include "core/imaging/dicom/siemens_csa.h"
#include "core/imaging/file_series.h"
#include "dicom_factory.h"
#include "imaging_data.h"

#include <QTemporaryDir>
#include <cmath>

using namespace imaging_data;
using dicom_factory::DicomFile;

namespace {

Volume decode(const Series& series) { return makeDirectDecoder()->decode(series); }

/// What an enhanced object says of one frame.
struct Frame {
  double z = 0;
  const char* time = "";
  const char* weighting = "";
  const char* slope = "1";
};

/// An enhanced object of 4 x 3 pixels a frame; frame i is a ramp from 100 i.
DicomFile enhanced(const std::vector<Frame>& frames) {
  DicomFile file(4, 3, static_cast<int>(frames.size()), "MR");
  file.remove(DCM_ImagePositionPatient).remove(DCM_ImageOrientationPatient).remove(DCM_PixelSpacing);
  auto& shared = file.item(DCM_SharedFunctionalGroupsSequence);
  DicomFile::setIn(DicomFile::itemIn(shared, DCM_PlaneOrientationSequence), DCM_ImageOrientationPatient,
                   R"(1\0\0\0\1\0)");
  auto& measures = DicomFile::itemIn(shared, DCM_PixelMeasuresSequence);
  DicomFile::setIn(measures, DCM_PixelSpacing, R"(0.5\0.25)");
  DicomFile::setIn(measures, DCM_SliceThickness, "9");
  std::vector<Uint16> pixels;
  for (std::size_t i = 0; i < frames.size(); ++i) {
    auto& own = file.item(DCM_PerFrameFunctionalGroupsSequence, static_cast<long>(i));
    DicomFile::setIn(DicomFile::itemIn(own, DCM_PlanePositionSequence), DCM_ImagePositionPatient,
                     R"(1\2\)" + std::to_string(frames[i].z));
    auto& content = DicomFile::itemIn(own, DCM_FrameContentSequence);
    DicomFile::setIn(content, DCM_TemporalPositionIndex, frames[i].time);
    if (*frames[i].weighting != '\0') {
      DicomFile::setIn(DicomFile::itemIn(own, DCM_MRDiffusionSequence), DCM_DiffusionBValue, frames[i].weighting);
    }
    auto& scale = DicomFile::itemIn(own, DCM_PixelValueTransformationSequence);
    DicomFile::setIn(scale, DCM_RescaleSlope, frames[i].slope);
    DicomFile::setIn(scale, DCM_RescaleIntercept, "0");
    for (int p = 0; p < 12; ++p) {
      pixels.push_back(static_cast<Uint16>(100 * static_cast<int>(i) + p));
    }
  }
  file.pixels16(pixels);
  return file;
}

/// The first value of each slice.
std::vector<float> firstValues(const Volume& volume) {
  std::vector<float> values;
  for (int k = 0; k < volume.size[2]; ++k) {
    values.push_back(at(volume, 0, 0, k));
  }
  return values;
}

using Values = std::vector<float>;

void append(std::string& bytes, std::uint32_t number) {
  for (int shift = 0; shift < 32; shift += 8) {
    bytes.push_back(static_cast<char>(number >> shift & 0xFFU));
  }
}

/// A CSA header of the newer or the older form.
std::string csaHeader(const std::vector<std::pair<std::string, std::vector<std::string>>>& elements, bool isNew) {
  std::string bytes = isNew ? std::string("SV10\4\3\2\1", 8) : std::string();
  append(bytes, static_cast<std::uint32_t>(elements.size()));
  append(bytes, 77);
  const auto firstItems = static_cast<std::uint32_t>(elements.front().second.size());
  for (const auto& [name, values] : elements) {
    std::string padded = name;
    padded.resize(64, '\0');
    bytes += padded;
    append(bytes, static_cast<std::uint32_t>(values.size()));
    bytes += std::string("IS\0\0", 4);
    append(bytes, 6);
    append(bytes, static_cast<std::uint32_t>(values.size()));
    append(bytes, 77);
    for (const auto& value : values) {
      const auto length = static_cast<std::uint32_t>(value.size());
      append(bytes, isNew ? length : length + firstItems);
      append(bytes, length);
      append(bytes, 77);
      append(bytes, length);
      std::string item = value;
      item.resize((value.size() + 3) / 4 * 4, '\0');
      bytes += item;
    }
  }
  return bytes;
}

/// A mosaic of 3 tiles of 4 x 3 pixels, two across; tile t is a ramp from 100 t.
DicomFile mosaic(const std::vector<std::string>& normal) {
  DicomFile file(8, 6, 1, "MR");
  std::vector<Uint16> pixels(48, 0);
  for (std::size_t tile = 0; tile < 3; ++tile) {
    for (std::size_t p = 0; p < 12; ++p) {
      const auto row = tile / 2 * 3 + p / 4;
      pixels[row * 8 + tile % 2 * 4 + p % 4] = static_cast<Uint16>(100 * tile + p);
    }
  }
  file.pixels16(pixels).set(DCM_ImageType, R"(ORIGINAL\PRIMARY\M\ND\MOSAIC)").set(DCM_PixelSpacing, R"(2\3)");
  file.set(DCM_SpacingBetweenSlices, "5").place({10, 20, 30});
  const auto csa =
      csaHeader({{"NumberOfImagesInMosaic", {"3"}}, {"SliceNormalVector", normal}, {"B_value", {"700"}}}, true);
  file.set(DcmTag(0x0029, 0x0010, EVR_LO), "SIEMENS CSA HEADER");
  file.data().putAndInsertUint8Array(DcmTag(0x0029, 0x1010, EVR_OB), reinterpret_cast<const Uint8*>(csa.data()),
                                     static_cast<unsigned long>(csa.size()));
  return file;
}

} // namespace

/// Files that hold several slices.
class DicomFramesTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<QTemporaryDir>();
    path_ = folder_->path().toStdString() + "/a.dcm";
  }

  void framesAreSortedAndScaledOneByOne() {
    enhanced({{8, "", "", "1"}, {2, "", "", "2"}, {5, "", "", "0.5"}}).save(path_);
    const auto index = indexOf({path_});
    QCOMPARE(index.series.size(), std::size_t{1});
    QVERIFY(index.warnings.empty());
    QCOMPARE(index.series[0].frames, 3);
    const auto volume = decode(index.series[0]);
    QCOMPARE(firstValues(volume), (Values{200, 100, 0}));
    QCOMPARE(volume.geometry.spacing, (std::array{0.25, 0.5, 3.0}));
    QCOMPARE(volume.geometry.origin, (std::array{1.0, 2.0, 2.0}));
  }

  void timesOfOneObjectAreVolumes() {
    auto file = enhanced({{0, "1"}, {0, "2"}, {3, "1"}, {3, "2"}, {6, "1"}, {6, "2"}});
    for (const auto syntax : {EXS_LittleEndianExplicit, EXS_LittleEndianImplicit, EXS_DeflatedLittleEndianExplicit,
                              EXS_BigEndianExplicit, EXS_RLELossless}) {
      file.save(path_, syntax);
      const auto index = indexOf({path_});
      QCOMPARE(index.series.size(), std::size_t{2});
      for (std::size_t i = 0; i < 2; ++i) {
        const auto& series = index.series[i];
        QCOMPARE(series.part, static_cast<int>(i));
        QCOMPARE(series.parts, 2);
        QCOMPARE(series.uid, std::string(i == 0 ? "1.2.3.1.1" : "1.2.3.1.1#2"));
        QCOMPARE(partOf(series.uid), series.part);
        QCOMPARE(series.files.size(), std::size_t{1});
        QCOMPARE(series.columns.at("time point"), std::to_string(i + 1));
        const auto first = static_cast<float>(100 * i);
        QCOMPARE(firstValues(decode(series)), (Values{first, first + 200, first + 400}));
      }
    }
  }

  void weightingsOfOneObjectAreVolumes() {
    enhanced({{0, "", "1000"}, {0, "", "0"}, {0, "", "50"}}).save(path_);
    const auto index = indexOf({path_});
    QCOMPARE(index.series.size(), std::size_t{3});
    QCOMPARE(index.series[1].columns.at("b-value"), std::string("50"));
    QCOMPARE(firstValues(decode(index.series[1])), (Values{200}));
  }

  void aGapBetweenFramesIsFilled() {
    enhanced({{0}, {1}, {2}, {4}}).save(path_);
    const auto index = indexOf({path_});
    QCOMPARE(index.warnings.size(), std::size_t{1});
    const auto said = QString::fromStdString(index.warnings[0].message.english());
    QVERIFY2(said.contains("between a.dcm[3] and a.dcm[4]"), qPrintable(said));
    QCOMPARE(firstValues(decode(index.series.at(0))), (Values{0, 100, 200, 250, 300}));
  }

  void aPartThatIsNotThereIsRefused() {
    enhanced({{0}, {1}}).save(path_);
    auto series = onlySeries(path_);
    series.part = 1;
    QVERIFY(errorOf([&] { (void)decode(series); }).code() == ErrorCode::InvalidArgument);
  }

  void enhancedObjectsOfOneFrameAreSlices() {
    for (const int k : {2, 1, 3}) {
      auto file = enhanced({{2.0 * k, "", "", "3"}});
      auto& own = file.item(DCM_PerFrameFunctionalGroupsSequence);
      DicomFile::setIn(DicomFile::itemIn(own, DCM_PixelValueTransformationSequence), DCM_RescaleType, "HU");
      file.ramp(10 * k).save(path_.parent_path() / std::to_string(k).append(".dcm"));
    }
    const auto index = indexOf({path_.parent_path()});
    QCOMPARE(index.series.size(), std::size_t{1});
    const auto volume = decode(index.series[0]);
    QCOMPARE(firstValues(volume), (Values{30, 60, 90}));
    QCOMPARE(volume.unit, std::string("HU"));
    QCOMPARE(volume.geometry.spacing, (std::array{0.25, 0.5, 2.0}));
  }

  void framesWithoutGroupsHaveNoPlace() {
    auto file = enhanced({{0}, {1}, {2}});
    DcmSequenceOfItems* groups = nullptr;
    file.data().findAndGetSequence(DCM_PerFrameFunctionalGroupsSequence, groups);
    delete groups->remove(2UL);
    file.save(path_);
    const auto index = indexOf({path_});
    QCOMPARE(index.series.size(), std::size_t{2}); // two frames that are placed, one that is not
    QCOMPARE(firstValues(decode(index.series[0])), (Values{0, 100}));
    QCOMPARE(firstValues(decode(index.series[1])), (Values{200}));
  }

  void framesInTimeStayInTheirOrder() {
    DicomFile file(4, 3, 3, "US");
    file.remove(DCM_ImagePositionPatient).remove(DCM_ImageOrientationPatient).set(DCM_FrameTime, "33");
    file.save(path_);
    const auto index = indexOf({path_});
    QVERIFY(index.warnings.empty());
    const auto volume = decode(index.series.at(0));
    QCOMPARE(firstValues(volume), (Values{0, 12, 24}));
  }

  void framesOfClassicObjectsLieOneSpacingApart() {
    DicomFile file(4, 3, 3, "NM");
    file.set(DCM_SpacingBetweenSlices, "-4").place({0, 0, 100}).save(path_); // stacked against the normal
    const auto volume = decode(onlySeries(path_));
    QCOMPARE(firstValues(volume), (Values{24, 12, 0}));
    QCOMPARE(volume.geometry.spacing[2], 4.0);
    QCOMPARE(volume.geometry.origin[2], 92.0);
  }

  void sliceVectorsPartGatedFrames() {
    DicomFile file(4, 3, 4, "NM");
    file.set(DCM_SpacingBetweenSlices, "2").set(DCM_SliceVector, R"(2\1\2\1)").set(DCM_TimeSlotVector, R"(1\1\2\2)");
    file.save(path_);
    const auto index = indexOf({path_});
    QCOMPARE(index.series.size(), std::size_t{2});
    QCOMPARE(index.series[1].columns.at("phase"), std::string("2"));
    QCOMPARE(firstValues(decode(index.series[1])), (Values{36, 24}));
  }

  void offsetsPlaceTheFramesOfADose() {
    DicomFile file(4, 3, 3, "RTDOSE");
    file.set(DCM_GridFrameOffsetVector, R"(0\2.5\5)").set(DCM_DoseGridScaling, "0.01").place({0, 0, -7}).save(path_);
    const auto volume = decode(onlySeries(path_));
    QCOMPARE(volume.geometry.spacing[2], 2.5);
    QCOMPARE(volume.geometry.origin[2], -7.0);
    QCOMPARE(firstValues(volume), (Values{0, 0.12F, 0.24F}));
  }

  // Places as nibabel 5.0.0 finds them (nibabel.nicom, MosaicWrapper.affine).
  void aMosaicIsTakenApart() {
    mosaic({"0", "0", "1"}).save(path_);
    const auto index = indexOf({path_});
    QCOMPARE(index.series.size(), std::size_t{1});
    QCOMPARE(index.series[0].frames, 3);
    const auto volume = decode(index.series[0]);
    QCOMPARE(volume.size, (std::array{4, 3, 3}));
    QCOMPARE(firstValues(volume), (Values{0, 100, 200}));
    QCOMPARE(at(volume, 3, 2, 1), 111.0F);
    QCOMPARE(at(volume, 1, 1, 2), 205.0F);
    QCOMPARE(volume.geometry.spacing, (std::array{3.0, 2.0, 5.0}));
    QCOMPARE(volume.geometry.origin, (std::array{10.0 + 6, 20.0 + 3, 30.0}));
  }

  void aMosaicMayBeStackedAgainstTheNormal() {
    mosaic({"0", "0", "-1"}).save(path_);
    const auto volume = decode(onlySeries(path_));
    QCOMPARE(firstValues(volume), (Values{200, 100, 0}));
    QCOMPARE(volume.geometry.origin, (std::array{16.0, 23.0, 20.0}));
  }

  void mosaicsOfOneSeriesAreNamed() {
    mosaic({"0", "0", "1"}).save(path_);
    mosaic({"0", "0", "1"})
        .set(DCM_AcquisitionNumber, "2")
        .set(DCM_InstanceNumber, "2")
        .save(path_.parent_path() / "b.dcm");
    const auto index = indexOf({path_.parent_path()});
    QCOMPARE(index.series.size(), std::size_t{2});
    QCOMPARE(index.series[1].columns.at("acquisition"), std::string("2"));
    QCOMPARE(index.series[1].columns.at("b-value"), std::string("700"));
  }

  void aMosaicWithoutItsHeaderStaysAPicture() {
    auto file = mosaic({"0", "0", "1"});
    file.remove(DcmTagKey(0x0029, 0x1010)).save(path_);
    QCOMPARE(decode(onlySeries(path_)).size, (std::array{8, 6, 1}));
  }

  void bothFormsOfCsaHeadersAreRead() {
    for (const bool isNew : {true, false}) {
      const auto bytes = csaHeader({{"A", {"1", "22"}}, {"Long", {"value of several words"}}, {"None", {}}}, isNew);
      const auto read = readCsaHeader({reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()});
      QCOMPARE(read.at("A"), (std::vector<std::string>{"1", "22"}));
      QCOMPARE(read.at("Long"), (std::vector<std::string>{"value of several words"}));
      QVERIFY(read.at("None").empty());
      for (std::size_t length = 0; length < bytes.size(); ++length) { // cut off anywhere, it is read as far as it goes
        const auto part = readCsaHeader({reinterpret_cast<const unsigned char*>(bytes.data()), length});
        QVERIFY(part.size() <= read.size());
      }
    }
  }

private:
  std::unique_ptr<QTemporaryDir> folder_;
  fs::path path_;
};

QTEST_GUILESS_MAIN(DicomFramesTest)
#include "dicom_frames_test.moc"

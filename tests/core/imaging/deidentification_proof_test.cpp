#include "core/base/error.h"
#include "core/imaging/deidentification/confidentiality_table.h"
#include "core/imaging/deidentification/deidentifier.h"
#include "planted_file.h"

#include <QTemporaryDir>
#include <QTest>

using namespace stratoscope::imaging;
using namespace planted;

namespace {

constexpr std::uint32_t unknownElement = 0x0018fff0;
constexpr std::uint32_t privateCreator = 0x00090010;
constexpr std::uint32_t privateText = 0x00091001;
constexpr std::uint32_t privateUnknown = 0x00091002;
constexpr std::uint32_t privateSequence = 0x00091003;
constexpr std::uint32_t unknownVr = 0x00180087; // a known tag, but bytes of VR UN

/// Every row of our table and of the independent list, and tags that rules of ours act on; whether its items would
/// live.
std::map<std::uint32_t, bool> tagsToPlant() {
  std::map<std::uint32_t, bool> tags;
  for (const auto& row : confidentialityTable()) {
    if (row.mask != 0xffffffff) {
      continue; // repeating groups follow below
    }
    tags[row.tag] = row.basic == Action::Uid || row.basic == Action::RemoveEmptyOrUid;
  }
  for (const auto& row : rowsOf(fs::path(STRATOSCOPE_TEST_DATA) / "deidentification/table_2026d.csv")) {
    if (row[0] != "PRIVATE" && row[0].find('X') == std::string::npos) {
      tags[static_cast<std::uint32_t>(std::stoul(row[0], nullptr, 16))] = row[1].find('U') != std::string::npos;
    }
  }
  tags.erase(0x00420011); // an encapsulated document: such files are refused
  for (const auto tag : {0x50002500U, 0x50121234U, 0x60023000U, 0x60024000U, 0x60020022U}) {
    tags[tag] = false;
  }
  for (const auto tag : {0x00081190U, 0x0040a160U, 0x00080051U, 0x00120063U, 0x00400032U, 0x00400026U}) {
    tags[tag] = false;
  }
  return tags;
}

void plantPrivate(DcmItem& item, int depth, Markers& markers) {
  const auto put = [&](std::uint32_t number, DcmEVR vr) {
    plantBytes(item, DcmTag(keyOf(number), DcmVR(vr)), markers.word(number, depth));
  };
  item.putAndInsertString(DcmTag(keyOf(privateCreator), DcmVR(EVR_LO)), markers.word(privateCreator, depth).c_str());
  item.putAndInsertString(DcmTag(keyOf(privateText), DcmVR(EVR_LO)), markers.word(privateText, depth).c_str());
  put(privateUnknown, EVR_UN);
  put(unknownVr, EVR_UN);
  item.putAndInsertString(DcmTag(keyOf(unknownElement), DcmVR(EVR_LO)), markers.word(unknownElement, depth).c_str());
  DcmItem* inner = nullptr;
  item.findOrCreateSequenceItem(DcmTag(keyOf(privateSequence), DcmVR(EVR_SQ)), inner, 0);
  inner->putAndInsertString(DCM_CodeMeaning, markers.word(privateSequence, depth).c_str());
}

void plantMeta(DcmMetaInfo& meta, Markers& markers) {
  const auto word = [&](std::uint32_t number) { return markers.word(number, 0); };
  meta.putAndInsertString(DCM_SourceApplicationEntityTitle, word(0x00020016).c_str());
  meta.putAndInsertString(DCM_ImplementationVersionName, word(0x00020013).c_str());
  meta.putAndInsertString(DcmTag(0x0002, 0x0017, EVR_AE), word(0x00020017).c_str());
  meta.putAndInsertString(DcmTag(0x0002, 0x0018, EVR_AE), word(0x00020018).c_str());
  meta.putAndInsertString(DCM_ImplementationClassUID, textFor(EVR_UI, 0x00020012, 0, markers).c_str());
  meta.putAndInsertString(DCM_PrivateInformationCreatorUID, textFor(EVR_UI, 0x00020100, 0, markers).c_str());
  plantBytes(meta, DcmTag(DCM_PrivateInformation), word(0x00020102));
}

/// Writes the file, then a word into its preamble, which DCMTK would leave empty.
void writePlanted(const fs::path& path, E_TransferSyntax syntax, Markers& markers) {
  DcmFileFormat file;
  auto& data = *file.getDataset();
  makeImage(data);
  for (int depth = 0; depth < depths; ++depth) {
    auto& item = itemAt(data, depth);
    for (const auto& [tag, reference] : tagsToPlant()) {
      if (depth > 0 || tag >= 0x00080000) { // command, meta and directory elements have no place in a data set
        plant(item, tag, depth, reference, markers);
      }
    }
    plantPrivate(item, depth, markers);
  }
  file.validateMetaInfo(syntax);
  plantMeta(*file.getMetaInfo(), markers);
  file.getMetaInfo()->computeGroupLengthAndPadding(EGL_recalcGL, EPD_noChange, META_HEADER_DEFAULT_TRANSFERSYNTAX,
                                                   EET_ExplicitLength);
  QVERIFY(file.saveFile(path.c_str(), syntax, EET_ExplicitLength, EGL_recalcGL, EPD_noChange, 0, 0, EWM_dontUpdateMeta)
              .good());
  const auto word = markers.word(0x00000001, 0);
  std::fstream stream(path, std::ios::binary | std::ios::in | std::ios::out);
  stream.write(word.data(), static_cast<std::streamsize>(word.size()));
}

std::string listed(const std::set<std::uint32_t>& tags) {
  std::string text;
  for (const auto tag : tags) {
    text += QString("%1 ").arg(tag, 8, 16, QChar('0')).toStdString();
  }
  return text;
}

/// What an option lets stand as it was: the letter K of its column in a row.
bool isKeptBy(std::uint32_t tag, const Profile& profile) {
  const auto* const row = findRow(tag);
  return row != nullptr && ruling(*row, profile).action == Action::Keep;
}

bool isTime(std::uint32_t tag) { return DcmTag(keyOf(tag)).getEVR() == EVR_TM; }

/// Elements whose numbers cannot be searched for as text must be gone or have another value.
void checkNumbers(const fs::path& path, const Profile& profile) {
  DcmFileFormat file;
  QVERIFY(file.loadFile(path.c_str()).good());
  int checked = 0;
  for (const auto& [tag, reference] : tagsToPlant()) {
    const auto vr = DcmTag(keyOf(tag)).getEVR();
    const bool number = vr == EVR_US || vr == EVR_FD || vr == EVR_FL || vr == EVR_AS || vr == EVR_SS || vr == EVR_UL;
    if (!number || isKeptBy(tag, profile)) {
      continue;
    }
    for (int depth = 0; depth < depths; ++depth) {
      OFString value;
      itemAt(*file.getDataset(), depth).findAndGetOFString(keyOf(tag), value);
      QVERIFY2(value != "4711" && value != "043Y", qPrintable(QString::number(tag, 16)));
      ++checked;
    }
  }
  QVERIFY(checked > 0);
}

/// An Error is a failure with its message.
DeidentifiedFile deidentified(const Profile& profile, const fs::path& source, const fs::path& target) {
  Pseudonyms pseudonyms("a key for the test");
  try {
    return Deidentifier(profile, pseudonyms, {}).deidentify(source, target);
  } catch (const stratoscope::Error& error) {
    QTest::qFail(error.what(), __FILE__, __LINE__);
    return {};
  }
}

} // namespace

/// A value of its own in every element that the table acts on, in private and unknown ones, in the data set and three
/// levels of items, in the file meta information and the preamble; then a search of the bytes that come out.
class DeidentificationProofTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() {
    for (const auto syntax : {EXS_LittleEndianExplicit, EXS_LittleEndianImplicit, EXS_BigEndianExplicit}) {
      auto& markers = markers_[syntax];
      writePlanted(pathOf(syntax), syntax, markers);
      const auto found = markers.foundIn(bytesOf(pathOf(syntax)));
      QVERIFY2(found.size() > 600, qPrintable(QString::number(found.size())));
      QVERIFY(found.contains(0x00000001));
      QVERIFY(found.contains(0x00020102));
      QVERIFY(found.contains(privateUnknown));
    }
  }

  void nothingStaysButWhatTheOptionKeeps_data() {
    QTest::addColumn<QString>("profile");
    QTest::addColumn<int>("atLeast");
    QTest::newRow("basic") << "basic" << 0;
    QTest::newRow("safe private") << "retain-safe-private" << 0;
    QTest::newRow("uids") << "retain-uids" << 50;
    QTest::newRow("device") << "retain-device" << 25;
    QTest::newRow("institution") << "retain-institution" << 8;
    QTest::newRow("patient") << "retain-patient" << 6;
    QTest::newRow("full dates") << "full-dates" << 120;
    QTest::newRow("modified dates") << "modified-dates" << 30;
    QTest::newRow("descriptors") << "clean-descriptors" << 0;
    QTest::newRow("structured content") << "clean-structured-content" << 0;
    QTest::newRow("graphics") << "clean-graphics" << 0;
    QTest::newRow("pixels") << "clean-pixel-data" << 0;
    QTest::newRow("everything") << "retain-safe-private,retain-uids,retain-device,retain-institution,retain-patient,"
                                   "full-dates,clean-descriptors,clean-structured-content,clean-graphics"
                                << 200;
  }

  void nothingStaysButWhatTheOptionKeeps() {
    QFETCH(QString, profile);
    QFETCH(int, atLeast);
    const auto chosen = parseProfile(profile.toStdString());
    for (const auto& [syntax, markers] : markers_) {
      const auto target = fs::path(folder_.path().toStdString()) / "out.dcm";
      const auto result = deidentified(chosen, pathOf(syntax), target);
      const auto found = markers.foundIn(bytesOf(target));
      std::set<std::uint32_t> wrong;
      for (const auto tag : found) {
        const bool times = chosen.has(ProfileOption::ModifiedDates) && isTime(tag);
        const bool structured = isContent(tag, chosen);
        const bool allowed = isKeptBy(tag, chosen) || times || structured;
        if (!allowed || !result.report.kept.contains(tag)) {
          wrong.insert(tag);
        }
      }
      QVERIFY2(wrong.empty(), listed(wrong).c_str());
      QVERIFY2(static_cast<int>(found.size()) >= atLeast, qPrintable(QString::number(found.size())));
      checkNumbers(target, chosen);
    }
  }

  void markersOfKeptElementsAreAllThere() {
    const auto chosen = parseProfile("retain-institution");
    const auto target = fs::path(folder_.path().toStdString()) / "kept.dcm";
    const auto result = deidentified(chosen, pathOf(EXS_LittleEndianExplicit), target);
    const auto found = markers_[EXS_LittleEndianExplicit].foundIn(bytesOf(target));
    for (const auto& row : confidentialityTable()) {
      if (row.of(ProfileOption::RetainInstitution) == 'K') {
        QVERIFY2(found.contains(row.tag), qPrintable(QString::number(row.tag, 16)));
        QVERIFY(result.report.kept.contains(row.tag));
      }
    }
  }

private:
  /// Sequences that are cleaned item by item, so that codes within them stay.
  static bool isContent(std::uint32_t tag, const Profile& profile) {
    const auto* const row = findRow(tag);
    return row != nullptr &&
           std::ranges::any_of(std::array{ProfileOption::CleanStructuredContent, ProfileOption::CleanGraphics},
                               [&](ProfileOption option) { return profile.has(option) && row->of(option) == 'C'; });
  }
  [[nodiscard]] fs::path pathOf(E_TransferSyntax syntax) const {
    return fs::path(folder_.path().toStdString()) /
           (std::string("planted").append(std::to_string(static_cast<int>(syntax))).append(".dcm"));
  }

  QTemporaryDir folder_;
  std::map<E_TransferSyntax, Markers> markers_;
};

QTEST_GUILESS_MAIN(DeidentificationProofTest)
#include "deidentification_proof_test.moc"

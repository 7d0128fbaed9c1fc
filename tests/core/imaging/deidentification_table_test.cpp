#include "core/imaging/deidentification/confidentiality_table.h"
#include "planted_file.h"

#include <QTest>

using namespace stratoscope::imaging;
using namespace planted;

namespace {

const fs::path folder = fs::path(STRATOSCOPE_TEST_DATA) / "deidentification";

std::string letters(Action action) {
  const std::map<Action, std::string> codes{{Action::Keep, "K"},
                                            {Action::Clean, "C"},
                                            {Action::Remove, "X"},
                                            {Action::Empty, "Z"},
                                            {Action::Dummy, "D"},
                                            {Action::Uid, "U"},
                                            {Action::RemoveOrEmpty, "X/Z"},
                                            {Action::RemoveOrDummy, "X/D"},
                                            {Action::EmptyOrDummy, "Z/D"},
                                            {Action::RemoveEmptyOrDummy, "X/Z/D"},
                                            {Action::RemoveEmptyOrUid, "X/Z/U"}};
  return codes.at(action);
}

/// Digit of the column, then its letter, as the independent lists have it.
std::string optionsOf(const TableRow& row) {
  std::string text;
  for (std::size_t i = 0; i < row.options.size(); ++i) {
    if (row.options[i] != 0) {
      text.append(std::to_string(i)).append(1, row.options[i]);
    }
  }
  return text;
}

std::uint32_t tagOf(std::string text) {
  std::ranges::replace(text, 'X', '0');
  return static_cast<std::uint32_t>(std::stoul(text, nullptr, 16));
}

} // namespace

/// The table compiled in against two lists of it that others made.
class DeidentificationTableTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void hasEveryAttributeOfItsEditionWithItsAction() {
    std::map<std::uint32_t, std::string> listed;
    for (const auto& row : rowsOf(folder / "table_2026d.csv")) {
      if (row[0] != "PRIVATE") {
        listed[tagOf(row[0])] = row[1];
      }
    }
    QCOMPARE(listed.size(), std::size_t{656});
    QCOMPARE(confidentialityTable().size(), listed.size());
    for (const auto& row : confidentialityTable()) {
      QVERIFY2(listed.contains(row.tag), qPrintable(QString::number(row.tag, 16)));
      QVERIFY2(listed[row.tag] == letters(row.basic), qPrintable(QString::number(row.tag, 16)));
    }
  }

  void hasTheOptionsOfAnOlderEditionButForTheRowsChangedSince() {
    const std::set<std::uint32_t> changed{0x00203401, 0x00400241, 0x00081120, 0x00400001, 0x00321021, 0x00321033};
    int compared = 0;
    for (const auto& row : rowsOf(folder / "table_older.csv")) {
      const auto* const ours = findRow(tagOf(row[0]));
      QVERIFY2(ours != nullptr, row[0].c_str());
      if (!changed.contains(ours->tag)) {
        QCOMPARE(QString::fromStdString(row[0] + " " + optionsOf(*ours)),
                 QString::fromStdString(row[0] + " " + row[2]));
        ++compared;
      }
    }
    QVERIFY(compared > 390);
  }

  void findsRepeatingGroups() {
    QVERIFY(findRow(0x50121234) != nullptr);
    QVERIFY(findRow(0x60023000) != nullptr);
    QVERIFY(findRow(0x60044000) != nullptr);
    QVERIFY(findRow(0x60020010) == nullptr);
    QVERIFY(findRow(0x00280010) == nullptr);
  }

  void keepingGoesBeforeCleaningAndShiftingBeforeBoth() {
    const auto& allergies = *findRow(0x00102110);
    QCOMPARE(ruling(allergies, parseProfile("clean-descriptors")).action, Action::Clean);
    const auto& calibration = *findRow(0x00181200);
    QCOMPARE(ruling(calibration, parseProfile("retain-device")).action, Action::Keep);
    QCOMPARE(ruling(calibration, parseProfile("retain-device,modified-dates")).action, Action::Clean);
    QCOMPARE(ruling(calibration, parseProfile("retain-device,full-dates")).action, Action::Keep);
    QCOMPARE(ruling(calibration, parseProfile("basic")).action, Action::Remove);
  }
};

QTEST_GUILESS_MAIN(DeidentificationTableTest)
#include "deidentification_table_test.moc"

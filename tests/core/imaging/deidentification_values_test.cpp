#include "core/base/error.h"
#include "core/imaging/deidentification/date_value.h"
#include "core/imaging/deidentification/descriptor.h"
#include "core/imaging/deidentification/iod_type.h"
#include "core/imaging/deidentification/keyed_hash.h"
#include "core/imaging/deidentification/profile.h"
#include "core/imaging/deidentification/pseudonyms.h"
#include "core/imaging/deidentification/safe_private.h"
#include "planted_file.h"

#include <QTest>

using namespace stratoscope;
using namespace stratoscope::imaging;

/// The values that take the place of others.
class DeidentificationValuesTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void keyedHashIsThatOfTheStandard() { // RFC 4231, test cases 1, 2 and 6
    QCOMPARE(hexadecimal(keyedHash(std::string(20, '\x0b'), "Hi There"), 32),
             std::string("B0344C61D8DB38535CA8AFCEAF0BF12B881DC200C9833DA726E9376C2E32CFF7"));
    QCOMPARE(hexadecimal(keyedHash("Jefe", "what do ya want for nothing?"), 32),
             std::string("5BDCC146BF60754E6A042426089575C75A003F089D2739839DEC58B964EC3843"));
    QCOMPARE(
        hexadecimal(keyedHash(std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First"), 32),
        std::string("60E431591EE0B67F0D8A26AACBF5B77F8E0BC6213728C5140546040F0EE37F54"));
  }

  void keysAreRandom() {
    QCOMPARE(randomKey().size(), std::size_t{32});
    QVERIFY(randomKey() != randomKey());
  }

  void newUidsAreValidAndConsistent() {
    Pseudonyms one("key");
    Pseudonyms same("key");
    Pseudonyms other("another key");
    std::set<std::string> made;
    for (int i = 0; i < 2000; ++i) {
      const auto original = std::string("1.2.3.").append(std::to_string(i));
      const auto uid = one.uid(original);
      QVERIFY(uid.starts_with("2.25.") && uid.size() <= 44 && uid[5] != '0');
      QVERIFY(std::all_of(uid.begin() + 5, uid.end(), [](char c) { return c >= '0' && c <= '9'; }));
      QCOMPARE(same.uid(original), uid);
      QVERIFY(other.uid(original) != uid);
      made.insert(uid);
    }
    QCOMPARE(made.size(), std::size_t{2000});
    QVERIFY(one.uids().empty()); // nothing is remembered unless asked
  }

  void theMappingIsRecordedWhereAsked() {
    Pseudonyms recording("key", true);
    const auto uid = recording.uid("1.2.3");
    QCOMPARE(recording.uids().at("1.2.3"), uid);
    QCOMPARE(recording.patients().size(), std::size_t{0});
    const auto patient = recording.patient("JD");
    QCOMPARE(recording.patients().at("JD"), patient);
    QCOMPARE(patient.size(), std::size_t{13});
  }

  void dateShiftsStayInTheirRange() {
    const Pseudonyms pseudonyms("key");
    int least = 0;
    int most = -100000;
    for (int i = 0; i < 5000; ++i) {
      const int days = pseudonyms.dateShift(std::to_string(i));
      QVERIFY(days <= -1 && days >= -Pseudonyms::mostDaysShifted);
      least = std::min(least, days);
      most = std::max(most, days);
    }
    QVERIFY(least < -1800 && most > -30);
    QCOMPARE(pseudonyms.dateShift("7"), pseudonyms.dateShift("7"));
  }

  void datesAreShifted_data() {
    QTest::addColumn<QString>("value");
    QTest::addColumn<int>("days");
    QTest::addColumn<QString>("expected");
    QTest::newRow("leap day") << "20240301" << -1 << "20240229";
    QTest::newRow("year") << "20000101" << -366 << "19981231";
    QTest::newRow("old form") << "1999.12.31" << -1 << "19991230";
    QTest::newRow("padded") << "19991231 " << -1 << "19991230";
    QTest::newRow("time kept") << "20240301112233.123456+0100" << -1 << "20240229112233.123456+0100";
    QTest::newRow("month") << "202403" << -31 << "202402";
    QTest::newRow("year alone") << "2024" << -365 << "2023";
    QTest::newRow("no date") << "yesterday" << -1 << QString();
    QTest::newRow("no such day") << "20230230" << -1 << QString();
    QTest::newRow("words behind") << "20230228 Smith" << -1 << QString();
    QTest::newRow("five digits") << "20232" << -1 << QString();
  }

  void datesAreShifted() {
    QFETCH(QString, value);
    QFETCH(int, days);
    QFETCH(QString, expected);
    QCOMPARE(QString::fromStdString(shiftedDate(value.toStdString(), days).value_or("")), expected);
  }

  void descriptionsKeepHarmlessWordsOnly() {
    DcmDataset data;
    data.putAndInsertString(DCM_PatientName, "Head^Stephen");
    data.putAndInsertString(DCM_InstitutionName, "St. Lumbar Clinic");
    const IdentifyingWords identifying(data);
    QCOMPARE(cleanedDescriptor("t1_mprage SAG Dr. Miller 5mm", identifying), std::string("T1 MPRAGE SAG 5MM"));
    QCOMPARE(cleanedDescriptor("CT HEAD w/o contrast", identifying), std::string("CT W CONTRAST"));
    QCOMPARE(cleanedDescriptor("LUMBAR SPINE", identifying), std::string("SPINE"));
    QCOMPARE(cleanedDescriptor("12345 19990101 M4711", identifying), std::string());
    QCOMPARE(cleanedDescriptor("MRT Sch\xc3\xa4"
                               "del",
                               identifying),
             std::string());
    QCOMPARE(cleanedDescriptor("", identifying), std::string());
  }

  void combinedActionsFollowTheType() {
    const std::string mr = "1.2.840.10008.5.1.4.1.1.4";
    const std::string enhanced = "1.2.840.10008.5.1.4.1.1.4.1";
    QCOMPARE(singleAction(Action::RemoveEmptyOrDummy, 0x00181000, mr, false), Action::Remove);
    QCOMPARE(singleAction(Action::RemoveEmptyOrDummy, 0x00181000, enhanced, false), Action::Dummy);
    QCOMPARE(singleAction(Action::RemoveEmptyOrDummy, 0x00181000, mr, true), Action::Dummy);
    QCOMPARE(singleAction(Action::EmptyOrDummy, 0x00080023, mr, false), Action::Empty);
    QCOMPARE(singleAction(Action::EmptyOrDummy, 0x00080023, enhanced, false), Action::Dummy);
    QCOMPARE(singleAction(Action::RemoveOrEmpty, 0x00400555, mr, false), Action::Empty);
    QCOMPARE(singleAction(Action::RemoveEmptyOrUid, 0x00081140, mr, false), Action::Uid);
    QCOMPARE(singleAction(Action::Dummy, 0x0040a075, mr, false), Action::Dummy);
  }

  void profilesAreReadAndNamed() {
    const auto profile = parseProfile("retain-uids, clean-descriptors,modified-dates");
    QVERIFY(profile.has(ProfileOption::RetainUids) && profile.has(ProfileOption::CleanDescriptors));
    QVERIFY(!profile.has(ProfileOption::RetainPatient));
    const auto codes = methodCodes(profile);
    QCOMPARE(codes.size(), std::size_t{4});
    QCOMPARE(codes[0].value, std::string("113100"));
    QCOMPARE(codes[1].value, std::string("113110"));
    QVERIFY(std::ranges::all_of(codes, [](const MethodCode& code) { return code.meaning.size() <= 64; }));
    QCOMPARE(profileWords(parseProfile("")), std::vector<std::string>{"basic"});
    QVERIFY_THROWS_EXCEPTION(Error, (void)parseProfile("retain-everything"));
    QVERIFY_THROWS_EXCEPTION(Error, (void)parseProfile("full-dates,modified-dates"));
  }

  void safePrivateElementsAreThoseOfTheirCreator() {
    QVERIFY(isSafePrivate("SIEMENS MR HEADER ", 0x0019, 0x100c));
    QVERIFY(isSafePrivate("SIEMENS MR HEADER", 0x0019, 0x110c));
    QVERIFY(!isSafePrivate("SIEMENS MR HEADER", 0x0019, 0x100b));
    QVERIFY(!isSafePrivate("GEMS_ACQU_01", 0x0021, 0x1023));
    QVERIFY(isSafeCreator("GEMS_PARM_01", 0x0043));
    QVERIFY(!isSafeCreator("SMITH JOHN", 0x0043));
  }
};

QTEST_GUILESS_MAIN(DeidentificationValuesTest)
#include "deidentification_values_test.moc"

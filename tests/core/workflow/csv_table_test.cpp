#include "core/base/error.h"
#include "core/workflow/metadata/csv_table.h"
#include "core/workflow/metadata/decimal_comma.h"

#include <QTest>

using namespace stratoscope;
using namespace stratoscope::workflow;

using Rows = std::vector<std::vector<std::string>>;

class CsvTableTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void separatorsAreRecognised_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<char>("separator");
    QTest::newRow("comma") << QByteArray("a,b\n1,2\n") << ',';
    QTest::newRow("semicolon and decimal commas") << QByteArray("a;b\n1,5;2,5\n") << ';';
    QTest::newRow("tab") << QByteArray("a\tb\n1,5;\t2\n") << '\t';
    QTest::newRow("a comma in a name") << QByteArray("age, years;sex\n40;m\n") << ';';
    QTest::newRow("quoted semicolons") << QByteArray("\"a;b;c\",d\n\"1;2\",3\n") << ',';
    QTest::newRow("named") << QByteArray("sep=;\r\na;b,c\r\n1;2\r\n") << ';';
    QTest::newRow("one column") << QByteArray("a\n1\n") << ',';
  }
  void separatorsAreRecognised() {
    QFETCH(QByteArray, text);
    QFETCH(char, separator);
    QCOMPARE(parseCsv(text.toStdString(), "t.csv").separator, separator);
  }

  void quotesAndLineEnds() {
    const auto table = parse("a,b\r\n\"x, \"\"y\"\"\",\"two\nlines\"\r\n\r\n3,4\r5,\"\"");
    QVERIFY(table.rows == (Rows{{"x, \"y\"", "two\nlines"}, {"3", "4"}, {"5", ""}}));
    QVERIFY(table.warnings.empty());
  }

  void encodings() {
    const Rows expected{{"Köln", "1"}};
    QVERIFY(parse("\xef\xbb\xbfort,n\nK\xc3\xb6ln,1\n").rows == expected);
    QCOMPARE(parse("\xef\xbb\xbfort,n\nx,1\n").header.front(), std::string("ort"));
    const auto latin = parse("ort,n\nK\xf6ln,1\n");
    QVERIFY(latin.rows == expected);
    QCOMPARE(latin.warnings.size(), std::size_t{1});
    const std::u16string wide = u"\ufefford\tn\nKöln\t1\n";
    QVERIFY(parse({reinterpret_cast<const char*>(wide.data()), wide.size() * 2}).rows == expected);
  }

  void unusualHeaders() {
    const auto table = parse(",site, site ,age,\n0,A,B,4,\n");
    QVERIFY((table.header == std::vector<std::string>{"site", "site (2)", "age"}));
    QVERIFY((table.rows == Rows{{"A", "B", "4"}}));
    QCOMPARE(table.warnings.size(), std::size_t{3}); // two without a name, one of the same
    QVERIFY((parse("a,a,a (2)\n1,2,3\n").header == std::vector<std::string>{"a", "a (2)", "a (2) (2)"}));
  }

  void emptyFieldsBehindTheHeaderAreNothing() { QVERIFY((parse("a,b\n1,2,,\n").rows == Rows{{"1", "2"}})); }

  void brokenTablesAreNamed_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("reason");
    QTest::newRow("empty") << QByteArray("") << "the table has no header";
    QTest::newRow("no names") << QByteArray(",,\n1,2,3\n") << "the table has no header";
    QTest::newRow("short row") << QByteArray("a,b\n1,2\n3\n")
                               << "row 2 of the table has another length than its header";
    QTest::newRow("long row") << QByteArray("a,b\n1,2,3\n") << "row 1 of the table has another length than its header";
    QTest::newRow("open quote") << QByteArray("a,b\n1,2\n3,\"4\n") << "a quote in row 2 of the table is not closed";
    QTest::newRow("open header") << QByteArray("a,\"b\n1,2\n") << "a quote in the table's header is not closed";
    QTest::newRow("not text") << QByteArray("a,b\n1,\0\n", 8) << "the table is not a text file";
  }
  void brokenTablesAreNamed() {
    QFETCH(QByteArray, text);
    QFETCH(QString, reason);
    try {
      (void)parse(text.toStdString());
      QFAIL("it was read");
    } catch (const Error& error) {
      QCOMPARE(error.code(), ErrorCode::Unreadable);
      QCOMPARE(QString::fromStdString(error.reason().english()), reason);
      QCOMPARE(error.subject(), std::string("t.csv"));
    }
  }

  void decimalCommas() {
    std::vector<std::string> numbers{"1,5", "", "-0,25", "1.234.567,8", "12", "+3,0"};
    QVERIFY(readDecimalCommas(numbers));
    QVERIFY((numbers == std::vector<std::string>{"1.5", "", "-0.25", "1234567.8", "12", "+3.0"}));
    for (const std::vector<std::string>& others : {std::vector<std::string>{"1.5", "2"},
                                                   {"1,5", "x"},
                                                   {"1,2,3"},
                                                   {"1,5", "2.5"},
                                                   {"12.34,5"},
                                                   {"1.2345,6"},
                                                   {","}}) {
      auto same = others;
      QVERIFY(!readDecimalCommas(same));
      QVERIFY(same == others);
    }
  }

private:
  static CsvTable parse(const std::string& text) { return parseCsv(text, "t.csv"); }
};

QTEST_GUILESS_MAIN(CsvTableTest)
#include "csv_table_test.moc"

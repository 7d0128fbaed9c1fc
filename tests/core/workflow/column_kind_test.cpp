#include "core/workflow/metadata/column_kind.h"

#include <QTest>

using namespace stratoscope::workflow;

Q_DECLARE_METATYPE(ColumnKind)

namespace {

std::vector<std::string> manyTexts() {
  std::vector<std::string> texts;
  for (int i = 0; i < 40; ++i) {
    texts.push_back(std::string("finding ").append(std::to_string(i)));
  }
  return texts;
}

std::vector<std::string> twice(std::vector<std::string> values) {
  const auto once = values;
  values.insert(values.end(), once.begin(), once.end());
  return values;
}

} // namespace

class ColumnKindTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void kinds_data() {
    QTest::addColumn<std::vector<std::string>>("values");
    QTest::addColumn<ColumnKind>("kind");
    const auto row = [](const char* name, const std::vector<std::string>& values, ColumnKind kind) {
      QTest::newRow(name) << values << kind;
    };
    row("nothing", {"", ""}, ColumnKind::Empty);
    row("yes and no", {"yes", "No", ""}, ColumnKind::Boolean);
    row("0 and 1", {"0", "1", "1"}, ColumnKind::Boolean);
    row("0 alone", {"0", "0"}, ColumnKind::Integer);
    row("yes, no and perhaps", {"yes", "no", "perhaps"}, ColumnKind::Category);
    row("whole numbers", {"3", "-12", "+4", ""}, ColumnKind::Integer);
    row("numbers", {"3", "1e-3", ".5", "2."}, ColumnKind::Number);
    row("not a number", {"1.5", "inf"}, ColumnKind::Category);
    row("names of digits", {"007", "012"}, ColumnKind::Category);
    row("codes", twice(manyTexts()), ColumnKind::Category);
    row("each but once", manyTexts(), ColumnKind::Text);
    row("sentences", {std::string(65, 'x'), "y"}, ColumnKind::Text);
    row("ISO dates", {"2021-03-04", "2020-02-29T10:11:12"}, ColumnKind::Date);
    row("DICOM dates", {"20210304", "19991231"}, ColumnKind::Date);
    row("no such day", {"2021-02-29"}, ColumnKind::Category);
    row("eight digits", {"20210304", "20219999"}, ColumnKind::Integer);
    row("German dates", {"4.3.2021", "01.02.2020 10:30"}, ColumnKind::Date);
    row("day first", {"4/3/2021", "25/12/2020"}, ColumnKind::Date);
    row("month first", {"4/3/2021", "12/25/2020"}, ColumnKind::Date);
    row("either first", {"4/3/2021", "5/6/2020"}, ColumnKind::Category);
  }
  void kinds() {
    QFETCH(std::vector<std::string>, values);
    QFETCH(ColumnKind, kind);
    QCOMPARE(nameOf(profileOf(values).kind), nameOf(kind));
  }

  void profilesCount() {
    const auto profile = profileOf({"a", "", "b", "a"});
    QCOMPARE(profile.filled, std::size_t{3});
    QCOMPARE(profile.missing, std::size_t{1});
    QCOMPARE(profile.distinct, std::size_t{2});
  }

  void placesOnAnAxis() {
    const auto place = [](const std::vector<std::string>& values) {
      return axisValue(values.front(), profileOf(values));
    };
    QCOMPARE(place({"2.5", "3"}), std::optional(2.5));
    QCOMPARE(place({"1970-01-02"}), std::optional(1.0));
    QCOMPARE(place({"20000301"}), std::optional(11017.0));               // date -d 2000-03-01 +%s: 951868800 s
    QCOMPARE(place({"3/4/2021", "12/25/2020"}), std::optional(18690.0)); // 4 March: 1614816000 s
    QCOMPARE(place({"3/4/2021", "25/12/2020"}), std::optional(18720.0)); // 3 April: 1617408000 s
    QCOMPARE(place({"no", "yes"}), std::optional(0.0));
    QCOMPARE(place({"red", "green"}), std::optional<double>());
    QCOMPARE(axisValue("", profileOf({"1", "2"})), std::optional<double>());
  }

  void missingWords() {
    for (const char* word : {"", "NA", "n/a", "N/A", "null", "None", "-", " nan ", "#N/A"}) {
      QVERIFY2(isMissing(word), word);
    }
    for (const char* word : {"0", "no", "nil", "--", "Nana"}) {
      QVERIFY2(!isMissing(word), word);
    }
  }
};

QTEST_GUILESS_MAIN(ColumnKindTest)
#include "column_kind_test.moc"

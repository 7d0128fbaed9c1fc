#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/workflow/export.h"
#include "core/workflow/labelling.h"
#include "made_up_results.h"
#include "small_cohort.h"

#include <QTemporaryDir>
#include <QTest>

using namespace stratoscope;
using namespace stratoscope::workflow;

class LabellingTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<QTemporaryDir>();
    place_ = folder_->path().toStdString();
    cohort_.emplace(fixture::plainCohort(place_ / "a.stratoscope", 3));
  }

  void itemsGetAClassAndLoseItAgain() {
    const auto changes = labelItems(*cohort_, "Reading", {0, 2}, "one");
    QCOMPARE(changes.size(), std::size_t{2});
    QCOMPARE(labelItems(*cohort_, "Reading", {2}, "two").front().before, 0);
    QVERIFY((classes("Reading") == std::vector<std::string>{"one", "", "two", "", ""}));
    (void)cohort::reverse(*cohort_, set("Reading").id, changes);
    QVERIFY((classes("Reading") == std::vector<std::string>(5)));
  }

  void aClusterGetsAClass() {
    fixture::giveClusters(*cohort_);
    QCOMPARE(labelCluster(*cohort_, defaultLabelSet, 1, "odd").size(), std::size_t{2});
    QVERIFY((classes(defaultLabelSet) == std::vector<std::string>{"", "odd", "", "odd", ""}));
    try {
      (void)labelCluster(*cohort_, "x", 2, "y");
      QFAIL("there is no third cluster");
    } catch (const Error& error) {
      QCOMPARE(error.code(), ErrorCode::NotFound);
      QCOMPARE(error.reason().english(), std::string("there is no cluster 3: there are 2, counted from 1"));
    }
  }

  void whatIsNotThereIsAnError() {
    QCOMPARE(fixture::codeOf([&] { (void)labelItems(*cohort_, "x", {5}, "y"); }), ErrorCode::InvalidArgument);
    QCOMPARE(fixture::codeOf([&] { (void)labelItems(*cohort_, "x", {-1}, "y"); }), ErrorCode::InvalidArgument);
    QCOMPARE(fixture::codeOf([&] { (void)labelItems(*cohort_, "x", {0}, ""); }), ErrorCode::InvalidArgument);
    QCOMPARE(fixture::codeOf([&] { (void)labelCluster(*cohort_, "x", 0, "y"); }), ErrorCode::NotFound);
    QVERIFY(cohort::labelSets(*cohort_).empty());
  }

  void tablesAreJoinedByPatientAndPath() {
    write("patient,label\nP1,ill\nP2,well\n");
    QCOMPARE(importLabels(*cohort_, "Reading", table()), 2);
    write("path;reader;label\nb/1.png;someone;x\n2.png;someone;well\n");
    QCOMPARE(importLabels(*cohort_, "Reading", table()), 1); // b/1.png is the end of no path: the folder is "a, b"
    QVERIFY((classes("Reading") == std::vector<std::string>{"", "", "well", "ill", "ill"}));
    QCOMPARE(cohort::columnNames(*cohort_).size(), std::size_t{1});
  }

  void labelsBecomeNoColumn() {
    write("item,label\n0,x\n");
    QCOMPARE(importLabels(*cohort_, "Reading", table()), 1);
    QVERIFY((cohort::columnNames(*cohort_) == std::vector<std::string>{"site"}));
    QCOMPARE(importLabels(*cohort_, "Reading", table()), 0);
  }

  void exportedLabelsComeBack() {
    (void)labelItems(*cohort_, "Reading", {0, 3}, "a, or \"b\"");
    (void)labelItems(*cohort_, "Other", {1}, "c");
    exportTable(*cohort_, "labels", table());
    auto copy = fixture::plainCohort(place_ / "copy.stratoscope", 3);
    QCOMPARE(importLabels(copy, "Reading", table()), 2);
    QVERIFY(cohort::labels(copy, cohort::labelSet(copy, "Reading").id) == std::vector<int>({0, -1, -1, 0, -1}));
    QCOMPARE(fixture::codeOf([&] { importLabels(copy, "Third", table()); }), ErrorCode::NotFound);

    auto another = fixture::plainCohort(place_ / "another.stratoscope", 4);
    QCOMPARE(fixture::codeOf([&] { importLabels(another, "Reading", table()); }), ErrorCode::Conflict);
  }

  void unfitTablesAreErrors() {
    write("item,class\n0,x\n");
    QCOMPARE(fixture::codeOf([&] { importLabels(*cohort_, "x", table()); }), ErrorCode::InvalidArgument);
    write("name,label\nq,x\n");
    QCOMPARE(fixture::codeOf([&] { importLabels(*cohort_, "x", table()); }), ErrorCode::InvalidArgument);
    write("item,label\n17,x\n");
    QCOMPARE(fixture::codeOf([&] { importLabels(*cohort_, "x", table()); }), ErrorCode::NotFound);
  }

private:
  [[nodiscard]] std::filesystem::path table() const { return place_ / "labels.csv"; }
  void write(std::string_view text) const { writeFileAtomically(table(), text); }
  [[nodiscard]] cohort::LabelSet set(const std::string& name) { return cohort::labelSet(*cohort_, name); }
  /// The class name of every item.
  [[nodiscard]] std::vector<std::string> classes(const std::string& name) {
    const auto labelSet = set(name);
    std::vector<std::string> names;
    for (const int index : cohort::labels(*cohort_, labelSet.id)) {
      names.push_back(index < 0 ? "" : labelSet.classes.at(static_cast<std::size_t>(index)));
    }
    return names;
  }

  std::unique_ptr<QTemporaryDir> folder_;
  std::filesystem::path place_;
  std::optional<cohort::Cohort> cohort_;
};

QTEST_GUILESS_MAIN(LabellingTest)
#include "labelling_test.moc"

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/base/npy.h"
#include "core/cohort/items.h"
#include "core/cohort/labels.h"
#include "core/cohort/runs.h"
#include "core/cohort/schema.h"
#include "core/cohort/selections.h"
#include "core/cohort/staging.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace stratoscope;
using namespace stratoscope::cohort;

namespace {

NewSeries folderOfPictures(int count, const std::string& patient = {}) {
  NewSeries series;
  series.kind = "picture";
  series.patient = patient;
  series.files = {{"pictures/a.png", 10, 20}};
  series.columns = {{"folder", "Hand"}};
  for (int i = 0; i < count; ++i) {
    series.items.push_back({i, 'k', {{"number", std::to_string(i)}}});
  }
  return series;
}

void add(Cohort& cohort, const NewSeries& series) {
  Transaction transaction(cohort);
  addSeries(cohort, series);
  transaction.commit();
}

template <typename Function> ErrorCode codeOf(Function&& function) {
  try {
    function();
  } catch (const Error& error) {
    return error.code();
  }
  return ErrorCode::Internal;
}

} // namespace

class CohortTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<QTemporaryDir>();
    place_ = std::filesystem::path(folder_->path().toStdString()) / "a.stratoscope";
  }

  void itemsComeBackAfterReopening() {
    {
      auto cohort = Cohort::create(place_);
      QCOMPARE(itemCount(cohort), 0);
      QCOMPARE(cohort.images().count, std::size_t{0});
      add(cohort, folderOfPictures(3));
      add(cohort, folderOfPictures(2, "P1"));
      add(cohort, folderOfPictures(1, "P1"));
    }
    const auto cohort = Cohort::open(place_);
    QCOMPARE(itemCount(cohort), 6);
    QCOMPARE(patients(cohort).size(), std::size_t{2});
    QCOMPARE(studies(cohort).size(), std::size_t{2});
    QCOMPARE(series(cohort).size(), std::size_t{3});
    const auto all = items(cohort);
    QCOMPARE(all.at(4).row, 4);
    QCOMPARE(all.at(4).slice, 1);
    QCOMPARE(all.at(3).patient, all.at(5).patient);
    QCOMPARE(filesOf(cohort, all.at(0).series).at(0).size, std::int64_t{10});
    QCOMPARE(columnNames(cohort), (std::vector<std::string>{"folder", "number"}));
    QCOMPARE(columnValues(cohort, "number").at(4), std::string("1"));
    QVERIFY(isKnown(cohort, {"pictures/a.png", 10, 20}));
    QVERIFY(!isKnown(cohort, {"pictures/a.png", 10, 21}));
    QCOMPARE(codeOf([&] { (void)columnValues(cohort, "none"); }), ErrorCode::NotFound);
  }

  void theMakingOfACohortCanBeKilled() {
    std::filesystem::create_directories(place_ / "images");
    (void)Cohort::openOrCreate(place_);
    std::filesystem::remove_all(place_);
    std::filesystem::create_directories(place_ / "images");
    writeFileAtomically(place_ / "cohort.sqlite", std::string_view());
    QCOMPARE(itemCount(Cohort::openOrCreate(place_)), 0);
    // Once made, it is one, and other people's folders are never taken.
    QCOMPARE(codeOf([&] { (void)Cohort::create(place_); }), ErrorCode::Conflict);
    std::filesystem::remove_all(place_);
    std::filesystem::create_directories(place_ / "images");
    writeFileAtomically(place_ / "letter.txt", std::string_view("text"));
    QCOMPARE(codeOf([&] { (void)Cohort::create(place_); }), ErrorCode::Conflict);
    QCOMPARE(codeOf([&] { (void)Cohort::openOrCreate(place_); }), ErrorCode::Unreadable);
  }

  void aCohortOfTheFirstVersionIsBroughtUpToDate() {
    {
      auto cohort = Cohort::create(place_);
      add(cohort, folderOfPictures(2));
      for (const auto* statement :
           {"DROP TABLE staged", "DROP INDEX files_by_instance", "ALTER TABLE files DROP COLUMN instance",
            "ALTER TABLE clusterings DROP COLUMN confidence", "PRAGMA user_version = 1"}) {
        QVERIFY2(QSqlQuery(cohort.database()).exec(statement), statement);
      }
    }
    auto cohort = Cohort::open(place_);
    QCOMPARE(itemCount(cohort), 2);
    auto later = folderOfPictures(1);
    later.files.front().path = "pictures/b.png";
    later.files.front().instance = "1.2.3";
    add(cohort, later);
    QCOMPARE(KnownFiles(cohort).placeOf("1.2.3").value_or(""), std::filesystem::path("pictures/b.png"));
    QCOMPARE(stagedCount(cohort), 0);
  }

  void aClusteringOfTheSecondVersionStaysReadable() {
    {
      auto cohort = Cohort::create(place_);
      add(cohort, folderOfPictures(2));
      for (const auto* statement :
           {"ALTER TABLE clusterings DROP COLUMN confidence",
            "INSERT INTO runs VALUES (7, 'cluster', '{}', '0', '{}', '', '{}', '', '', 0, '', '{}', '')",
            "INSERT INTO clusterings VALUES (7, 0, 1, 0.5), (7, 1, 0, 0.25)", "PRAGMA user_version = 2"}) {
        QVERIFY2(QSqlQuery(cohort.database()).exec(statement), statement);
      }
    }
    auto cohort = Cohort::open(place_);
    QCOMPARE(clustering(cohort, 7).clusters, (std::vector<int>{1, 0}));
    QVERIFY(clustering(cohort, 7).confidences.empty());
    Transaction transaction(cohort);
    const auto id = addRun(cohort, {});
    addClustering(cohort, id, {{1, 1}, {0, 0}, {0, 1}});
    transaction.commit();
    QCOMPARE(clustering(cohort, id).confidences, (std::vector<float>{0, 1}));
  }

  void onlyWhatIsNewIsTakenForNew() {
    auto cohort = Cohort::create(place_);
    auto series = folderOfPictures(1);
    series.files.front().instance = "1.2.3";
    add(cohort, series);
    KnownFiles known(cohort);
    QVERIFY(known.has(series.files.front()));
    QVERIFY(!known.has({"pictures/a.png", 11, 20}));
    QVERIFY(known.placeOf("1.2.3").has_value());
    QVERIFY(!known.placeOf("1.2.4").has_value());
    QVERIFY(!known.placeOf("").has_value());
    QCOMPARE(filesOf(cohort, 1).at(0).instance, std::string("1.2.3"));
  }

  void columnsCanBeSetLater() {
    auto cohort = Cohort::create(place_);
    add(cohort, folderOfPictures(3));
    Transaction transaction(cohort);
    setColumn(cohort, "class", {{0, "a"}, {2, "b"}});
    transaction.commit();
    QCOMPARE(columnValues(cohort, "class"), (std::vector<std::string>{"a", "", "b"}));
  }

  void imagesAreMapped() {
    auto cohort = Cohort::create(place_);
    const std::array<std::size_t, 4> shape{2, 1, 1, 3};
    const std::array<std::uint8_t, 6> pixels{1, 2, 3, 4, 5, 6};
    writeNpy(cohort.imagesFolder() / "x.npy", "|u1", shape, std::as_bytes(std::span(pixels)));
    Transaction transaction(cohort);
    setImageFile(cohort, "x.npy");
    transaction.commit();
    QCOMPARE(cohort.images().count, std::size_t{2});
    QCOMPARE(std::to_integer<int>(cohort.images().item(1)[0]), 4);
  }

  void runsAndClusterings() {
    auto cohort = Cohort::create(place_);
    add(cohort, folderOfPictures(2));
    QVERIFY(!latestRun(cohort, "cluster"));
    Run run;
    run.step = "cluster";
    run.parametersJson = R"({"k":2})";
    run.seed = ~std::uint64_t{0};
    run.seconds = 1.5;
    Transaction transaction(cohort);
    addRun(cohort, run);
    const auto id = addRun(cohort, run);
    addClustering(cohort, id, {{1, 0}, {0.5F, 0.25F}});
    transaction.commit();
    QCOMPARE(latestRun(cohort, "cluster")->id, id);
    QCOMPARE(cohort::run(cohort, id).seed, ~std::uint64_t{0});
    QCOMPARE(cohort::run(cohort, id).parametersJson, std::string(R"({"k":2})"));
    QCOMPARE(runs(cohort).size(), std::size_t{2});
    QCOMPARE(clustering(cohort, id).clusters, (std::vector<int>{1, 0}));
    QCOMPARE(clustering(cohort, id).distances, (std::vector<float>{0.5F, 0.25F}));
    QVERIFY(clustering(cohort, id).confidences.empty());
    QCOMPARE(codeOf([&] { (void)clustering(cohort, 1); }), ErrorCode::NotFound);
    QCOMPARE(codeOf([&] { (void)cohort::run(cohort, 99); }), ErrorCode::NotFound);
  }

  void labelsKeepTheirHistory() {
    auto cohort = Cohort::create(place_);
    add(cohort, folderOfPictures(4));
    const auto set = labelSet(cohort, "reader").id;
    QCOMPARE(labelSet(cohort, "reader").id, set);
    QVERIFY(labelSet(cohort, "other").id != set);
    QCOMPARE(addClass(cohort, set, "Hand"), 0);
    QCOMPARE(addClass(cohort, set, "CXR"), 1);
    QCOMPARE(addClass(cohort, set, "Hand"), 0);
    QCOMPARE(label(cohort, set, {0, 1}, 0).size(), std::size_t{2});
    const auto changes = label(cohort, set, {1, 2}, 1);
    QCOMPARE(labels(cohort, set), (std::vector<int>{0, 1, 1, -1}));
    QVERIFY(label(cohort, set, {1, 2}, 1).empty());
    const auto reversed = cohort::reverse(cohort, set, changes);
    QCOMPARE(labels(cohort, set), (std::vector<int>{0, 0, -1, -1}));
    cohort::reverse(cohort, set, reversed);
    QCOMPARE(labels(cohort, set), (std::vector<int>{0, 1, 1, -1}));
    const auto all = history(cohort, set);
    QCOMPARE(all.size(), std::size_t{8});
    QVERIFY(all.at(4).undo && !all.at(6).undo);
    QVERIFY(!QSqlQuery(cohort.database()).exec("UPDATE labels SET after = 0"));
    QVERIFY(!QSqlQuery(cohort.database()).exec("DELETE FROM labels"));
  }

  void selectionsComeBack() {
    {
      auto cohort = Cohort::create(place_);
      add(cohort, folderOfPictures(5));
      saveSelection(cohort, "odd", {3, 1});
      saveSelection(cohort, "odd", {1, 3, 4});
    }
    const auto cohort = Cohort::open(place_);
    QCOMPARE(selection(cohort, "odd"), (std::vector<int>{1, 3, 4}));
    QCOMPARE(savedSelections(cohort).size(), std::size_t{1});
    QCOMPARE(codeOf([&] { (void)selection(cohort, "even"); }), ErrorCode::NotFound);
  }

  void refusesWhatIsNoCohort() {
    std::filesystem::create_directories(place_);
    QCOMPARE(codeOf([&] { Cohort::open(place_ / "none"); }), ErrorCode::NotFound);
    QCOMPARE(codeOf([&] { Cohort::open(place_); }), ErrorCode::Unreadable);
    writeFileAtomically(place_ / "cohort.sqlite", std::string(5000, 'x'));
    QCOMPARE(codeOf([&] { Cohort::open(place_); }), ErrorCode::Unreadable);
    QCOMPARE(codeOf([&] { Cohort::create(place_); }), ErrorCode::Conflict);
  }

  void refusesALaterVersion() {
    {
      const auto cohort = Cohort::create(place_);
      QVERIFY(QSqlQuery(cohort.database()).exec("PRAGMA user_version = 1000"));
    }
    QCOMPARE(codeOf([&] { Cohort::open(place_); }), ErrorCode::Unsupported);
  }

  void fullDiskRollsBack() {
    auto cohort = Cohort::create(place_);
    add(cohort, folderOfPictures(2));
    QSqlQuery pages(cohort.database());
    QVERIFY(pages.exec("PRAGMA page_count") && pages.next());
    const auto limit = pages.value(0).toInt() + 4;
    pages.finish();
    QVERIFY(QSqlQuery(cohort.database()).exec(QStringLiteral("PRAGMA max_page_count = %1").arg(limit)));
    QCOMPARE(codeOf([&] { add(cohort, folderOfPictures(20000)); }), ErrorCode::WriteFailed);
    QCOMPARE(itemCount(cohort), 2);
  }

  /// A process killed inside a transaction leaves what was committed before.
  void killedProcessLosesNothingDone() {
    const auto child = fork();
    if (child == 0) {
      auto cohort = Cohort::create(place_);
      add(cohort, folderOfPictures(3));
      const Transaction unfinished(cohort);
      addSeries(cohort, folderOfPictures(500));
      std::raise(SIGKILL);
    }
    int status = 0;
    waitpid(child, &status, 0);
    QVERIFY(WIFSIGNALED(status));
    const auto cohort = Cohort::open(place_);
    QCOMPARE(itemCount(cohort), 3);
    QSqlQuery check(cohort.database());
    QVERIFY(check.exec("PRAGMA integrity_check") && check.next());
    QCOMPARE(check.value(0).toString(), QStringLiteral("ok"));
  }

  void threadsOpenTheirOwn() {
    auto cohort = Cohort::create(place_);
    add(cohort, folderOfPictures(1));
    const std::unique_ptr<QThread> thread(QThread::create([&] {
      auto own = Cohort::open(place_);
      add(own, folderOfPictures(2));
    }));
    thread->start();
    QVERIFY(thread->wait());
    QCOMPARE(itemCount(cohort), 3);
  }

  /// No look-up may walk through a table.
  void lookUpsUseAnIndex() {
    const auto cohort = Cohort::create(place_);
    for (const auto* statement : lookup::all) {
      QSqlQuery plan(cohort.database());
      QVERIFY(plan.exec(QStringLiteral("EXPLAIN QUERY PLAN ") + QString(statement).replace('?', '1')));
      while (plan.next()) {
        const auto step = plan.value(3).toString();
        QVERIFY2(!step.startsWith("SCAN") && !step.contains("TEMP B-TREE"), qPrintable(statement + (": " + step)));
      }
    }
  }

private:
  std::unique_ptr<QTemporaryDir> folder_;
  std::filesystem::path place_;
};

QTEST_GUILESS_MAIN(CohortTest)
#include "cohort_test.moc"

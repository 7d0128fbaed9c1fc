#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/workflow/duplicates.h"
#include "core/workflow/evaluation/leaks.h"
#include "core/workflow/evaluation/retrieval_evaluation.h"
#include "core/workflow/evaluation/retrieval_json.h"
#include "made_up_results.h"
#include "small_cohort.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <memory>
#include <set>

using namespace stratoscope;
using namespace stratoscope::workflow;

namespace {

constexpr int pictures = 12;
constexpr int items = pictures + 2;

/// Items lie on a quarter circle in the order of their rows, so that neighbours in rows are neighbours in angle.
void giveFan(cohort::Cohort& cohort) {
  Matrix values(items, 2);
  for (std::size_t i = 0; i < values.rows; ++i) {
    const float angle = 0.1F * static_cast<float>(i);
    values.row(i)[0] = std::cos(angle);
    values.row(i)[1] = std::sin(angle);
  }
  writeMatrix(cohort.embeddingsFolder() / "e.npy", values);
  cohort::Transaction transaction(cohort);
  fixture::addRun(cohort, "embed", R"({"items": 14})", "embeddings/e.npy");
  transaction.commit();
}

void giveColumn(cohort::Cohort& cohort, const std::string& name, const std::function<std::string(int)>& value) {
  std::map<int, std::string> values;
  for (int i = 0; i < items; ++i) {
    values[i] = value(i);
  }
  cohort::Transaction transaction(cohort);
  cohort::setColumn(cohort, name, values);
  transaction.commit();
}

bool near(double a, double b) { return std::abs(a - b) < 1e-9; }

} // namespace

class RetrievalEvaluationTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<QTemporaryDir>();
    place_ = folder_->path().toStdString();
    cohort_.emplace(fixture::plainCohort(place_ / "a.stratoscope", pictures));
    giveFan(*cohort_);
  }

  /// Queries 0 and 13 look at 1 to 12; of their six right answers the nearer half is theirs.
  void queriesOfTestLookAtTrain() {
    giveColumn(*cohort_, "side", [](int i) { return i < 7 ? "low" : "high"; });
    giveColumn(*cohort_, "split", [](int i) { return i == 0 || i == 13 ? "test" : "train"; });
    const auto result = run({.positives = "side"});
    const auto& embedding = result.systems.at(0);
    QCOMPARE(embedding.name, std::string("embedding"));
    QCOMPARE(embedding.queries, 2);
    QCOMPARE(embedding.database, 12);
    QVERIFY(near(embedding.map, 1));
    QVERIFY(near(embedding.mapAt5, 1));
    QVERIFY(near(embedding.precisionAt5, 1));
    QVERIFY(near(embedding.precisionAt10, 0.6));
    QCOMPARE(result.systems.at(1).name, std::string("raw pixels"));
    QCOMPARE(cohort::latestRun(*cohort_, "evaluate-retrieval")->id, result.run);
  }

  void withoutSplitsAnItemIsNoAnswerToItself() {
    giveColumn(*cohort_, "pair", [](int i) { return std::to_string(i / 2); });
    const auto figures = run({.positives = "pair"}).systems.at(0);
    QCOMPARE(figures.queries, items);
    QCOMPARE(figures.database, items);
    // Item 0 and 13 have one neighbour; of the others the pair is one of two at the same angle.
    QVERIFY(figures.map > 0.5 && figures.map < 1);
    QVERIFY(figures.mapAt5Hits >= figures.map);
  }

  void thePatientsOwnItemsCanBeLeftOut() {
    giveColumn(*cohort_, "side", [](int i) { return i < 7 ? "low" : "high"; });
    giveColumn(*cohort_, "patient", [](int i) { return i < pictures ? std::to_string(i / 4) : ""; });
    const auto with = run({.positives = "side"}).systems.at(0);
    const auto without = run({.positives = "side", .otherPatientsOnly = true}).systems.at(0);
    QVERIFY(without.map < with.map);
    QCOMPARE(codeOf({.positives = "patient", .otherPatientsOnly = true}), ErrorCode::InvalidArgument);
  }

  void aGroundTruthNamesFilesByTheEndsOfTheirPaths() {
    write(R"({"imlist": ["a, b/0.png", "1", "2.png", "11.png"], "qimlist": ["0.png"],
              "gnd": [{"easy": [1], "hard": [3], "junk": [0]}]})");
    const auto rows = run({.positives = "", .groundTruth = truth()}).protocol;
    QCOMPARE(rows.size(), std::size_t{6});
    QCOMPARE(rows[0].difficulty, std::string("easy"));
    QVERIFY(near(rows[0].map, 1));
    // Right at the first and the last of three places: (1 + 1) / 2 and (1 / 2 + 2 / 3) / 2, halved.
    QVERIFY(near(rows[1].map, (1 + (0.5 + 2.0 / 3) / 2) / 2));
    const auto json =
        QJsonDocument::fromJson(QByteArray::fromStdString(toJson(run({.positives = "", .groundTruth = truth()}))))
            .object();
    QCOMPARE(json["medium"].toArray().size(), 2);
  }

  void whatCannotBeIsRefused() {
    QCOMPARE(codeOf({.positives = "no such column"}), ErrorCode::NotFound);
    QCOMPARE(codeOf({.positives = "", .groundTruth = place_ / "none.json"}), ErrorCode::NotFound);
    write(R"({"imlist": ["x.png"], "qimlist": [], "gnd": []})");
    QCOMPARE(codeOf({.positives = "", .groundTruth = truth()}), ErrorCode::NotFound);
    QCOMPARE(codeOf({.positives = "patient", .database = "val"}), ErrorCode::InvalidArgument);
  }

  void leaksNameTheColumnsThatNeighboursShare() {
    giveColumn(*cohort_, "scanner", [](int i) { return i < 7 ? "A" : "B"; });
    giveColumn(*cohort_, "parity", [](int i) { return std::to_string(i % 2); });
    giveColumn(*cohort_, "alike", [](int) { return "x"; });
    SilentProgress progress;
    const auto rows = findLeaks(*cohort_, {.neighbours = 2}, progress, {});
    std::vector<std::string> columns;
    std::ranges::transform(rows, std::back_inserter(columns), &LeakRow::column);
    QVERIFY(std::ranges::find(columns, "alike") == columns.end());
    const auto of = [&](const std::string& column) { return *std::ranges::find(rows, column, &LeakRow::column); };
    QVERIFY(of("scanner").ratio > 1.5);
    QVERIFY(of("scanner").p < 0.05);
    QVERIFY(of("parity").ratio < 0.5);
    QVERIFY(of("parity").p > 0.5);
    QCOMPARE(fixture::codeOf([&] { (void)findLeaks(*cohort_, {.neighbours = 14}, progress, {}); }),
             ErrorCode::InvalidArgument);
  }

  void copiesAreFoundAmongRealPictures() {
    const auto source = fixture::copyPictures(place_ / "pictures", 2, 0);
    const auto original = *std::filesystem::directory_iterator(source / "Hand");
    std::filesystem::copy_file(original.path(), source / "CXR" / "copy.jpeg");
    auto cohort = cohort::Cohort::create(place_ / "copies.stratoscope");
    SilentProgress progress;
    (void)importSources(cohort, fixture::importOptions({source}), progress, {});
    const auto pairs = findDuplicates(cohort, {}, progress, {});
    QVERIFY(!pairs.empty());
    QVERIFY(pairs.front().identical);
    QVERIFY(near(pairs.front().correlation, 1) || pairs.front().correlation > 0.9999);
    const std::set<std::string> names{pairs.front().firstPath.filename().string(),
                                      pairs.front().secondPath.filename().string()};
    QCOMPARE(names, (std::set<std::string>{"copy.jpeg", original.path().filename().string()}));
    QCOMPARE(std::ranges::count(pairs, true, &DuplicatePair::identical), 1);
  }

private:
  std::filesystem::path truth() const { return place_ / "gnd.json"; }
  void write(std::string_view text) { writeFileAtomically(truth(), text); }
  RetrievalEvaluation run(const RetrievalOptions& options) {
    SilentProgress progress;
    return evaluateRetrieval(*cohort_, options, progress, {});
  }
  ErrorCode codeOf(const RetrievalOptions& options) {
    return fixture::codeOf([&] { (void)run(options); });
  }

  std::unique_ptr<QTemporaryDir> folder_;
  std::filesystem::path place_;
  std::optional<cohort::Cohort> cohort_;
};

QTEST_GUILESS_MAIN(RetrievalEvaluationTest)
#include "retrieval_evaluation_test.moc"

#include "core/cohort/items.h"
#include "core/cohort/runs.h"
#include "core/learning/supervised/supervised_model.h"
#include "core/workflow/evaluation/evaluation_json.h"
#include "core/workflow/evaluation/evaluation_parts.h"
#include "core/workflow/evaluation/supervised_json.h"
#include "core/workflow/evaluation/supervised_training.h"
#include "core/workflow/results_json.h"
#include "small_cohort.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace stratoscope;
using namespace stratoscope::workflow;

namespace {

SupervisedOrder quickOrder(int epochs = 3) {
  SupervisedOrder order{"class", {}};
  order.options.model.latent = 16;
  order.options.model.width = 4;
  order.options.epochs = epochs;
  order.options.batch = 16;
  order.options.device = "cpu";
  return order;
}

SupervisedResult trained(cohort::Cohort& cohort, const SupervisedOrder& order, bool resume = false) {
  SilentProgress progress;
  return trainSupervised(cohort, order, resume, progress, {});
}

} // namespace

class SupervisedTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() {
    place_ = std::filesystem::path(folder_.path().toStdString());
    pictures_ = fixture::copyPictures(place_ / "pictures", 10, 4);
  }

  void aTenthIsHeldOutByPatient() {
    auto cohort = imported("parts.stratoscope");
    const auto whole = evaluatedParts(cohort, "class");
    const auto parts = supervisedParts(cohort, "class", 0);
    QVERIFY(parts.heldOut);
    QCOMPARE(parts.validation.rows.size(), std::size_t{6}); // of 60, each picture a patient of its own
    QCOMPARE(parts.train.rows.size(), std::size_t{54});
    std::set<std::size_t> all(parts.train.rows.begin(), parts.train.rows.end());
    all.insert(parts.validation.rows.begin(), parts.validation.rows.end());
    QCOMPARE(all, std::set(whole.train.rows.begin(), whole.train.rows.end()));
    QVERIFY(supervisedParts(cohort, "class", 0).validation.rows == parts.validation.rows);
    QVERIFY(supervisedParts(cohort, "class", 1).validation.rows != parts.validation.rows);

    // Pairs of pictures become patients: none lies in both parts.
    std::map<int, std::string> patients;
    for (int row = 0; row < cohort::itemCount(cohort); ++row) {
      patients[row] = "p" + std::to_string(row / 2);
    }
    setColumn(cohort, "patient", patients);
    const auto paired = supervisedParts(cohort, "class", 0);
    for (const auto row : paired.validation.rows) {
      QVERIFY(std::ranges::find(paired.train.rows, row ^ 1U) == paired.train.rows.end());
    }
    QVERIFY(!paired.validation.rows.empty());

    // A split "val" goes before.
    setColumn(cohort, "split", {{0, "val"}, {1, "val"}});
    const auto official = supervisedParts(cohort, "class", 0);
    QVERIFY(!official.heldOut);
    QCOMPARE(official.validation.rows, (std::vector<std::size_t>{0, 1}));
    QCOMPARE(official.train.rows.size(), std::size_t{58});
  }

  void aTrainingIsStoredWithItsRun() {
    auto cohort = imported("stored.stratoscope");
    QVERIFY(!storedSupervised(cohort, quickOrder()));
    const auto result = trained(cohort, quickOrder());
    const auto run = cohort::run(cohort, result.run);
    QCOMPARE(run.step, std::string(supervisedStep));
    QCOMPARE(result.items, 54);
    QCOMPARE(result.validationItems, 6);
    QCOMPARE(result.reports.size(), std::size_t{3});
    QVERIFY(result.bestEpoch >= 1 && result.validationAccuracy);
    const auto model = learning::SupervisedModel::load(cohort.folder() / run.file, "cpu");
    QCOMPARE(model.options().classes.size(), std::size_t{6});
    QCOMPARE(model.options().classes.front(), std::string("AbdomenCT"));
    QCOMPARE(toJson(supervisedResultFromJson(run.resultJson)).size(), run.resultJson.size());
    QVERIFY(!unfinishedSupervised(cohort));

    QCOMPARE(storedSupervised(cohort, quickOrder()).value().run, result.run);
    QVERIFY(!storedSupervised(cohort, quickOrder(4)));
    setColumn(cohort, "class", {{0, "Hand"}});
    QVERIFY(!storedSupervised(cohort, quickOrder()));
  }

  void aStoppedTrainingGoesOn() {
    auto whole = imported("whole.stratoscope");
    const auto straight = trained(whole, quickOrder());
    auto cohort = imported("stopped.stratoscope");
    std::stop_source source;
    fixture::StopAt progress(source, 6); // batches; an epoch has four
    QCOMPARE(fixture::codeOf([&] { (void)trainSupervised(cohort, quickOrder(), false, progress, source.get_token()); }),
             ErrorCode::Cancelled);
    QCOMPARE(unfinishedSupervised(cohort).value().epochsDone, 1);
    QVERIFY(isUnfinished(cohort, quickOrder()) && !isUnfinished(cohort, quickOrder(4)));
    const auto resumed = trained(cohort, quickOrder(), true);
    QCOMPARE(resumed.reports.back().loss, straight.reports.back().loss);
    QCOMPARE(resumed.bestEpoch, straight.bestEpoch);
    QCOMPARE(fixture::codeOf([&] { (void)trained(cohort, quickOrder(), true); }), ErrorCode::NotFound);
  }

  void otherClassesCannotBeGoneOnWith() {
    auto cohort = imported("changed.stratoscope");
    SilentProgress progress;
    auto training = SupervisedTraining::start(cohort, quickOrder());
    (void)training.step(progress, {});
    setColumn(cohort, "class", {{3, "Hand"}, {40, "CXR"}});
    QCOMPARE(fixture::codeOf([&] { (void)SupervisedTraining::resume(cohort, "cpu"); }), ErrorCode::Conflict);
    auto order = quickOrder();
    order.truth = "no such column";
    QCOMPARE(fixture::codeOf([&] { (void)SupervisedTraining::start(cohort, order); }), ErrorCode::NotFound);
    order = quickOrder();
    order.options.backbone = learning::Backbone::ResNet18;
    order.weights = place_ / "none.safetensors";
    QCOMPARE(fixture::codeOf([&] { (void)SupervisedTraining::start(cohort, order); }), ErrorCode::NotFound);
  }

  void theBaselineStandsBesideTheClusters() {
    auto cohort = imported("beside.stratoscope");
    fixture::train(cohort);
    fixture::analyse(cohort);
    EvaluateOptions options{.truth = "class", .baseline = false, .device = "cpu"};
    options.supervised = SupervisedBaseline{.epochs = 40};
    SilentProgress progress;
    const auto first = evaluate(cohort, options, progress, {});
    QVERIFY(first.supervised && first.supervised->trainedNow && first.supervised->test);
    QCOMPARE(first.supervised->epochs, 40);
    QCOMPARE(first.supervised->backbone, std::string("cae"));
    QCOMPARE(first.supervised->test->items, 24);
    QCOMPARE(first.supervised->test->floor, 1.0 / 6);
    QVERIFY2(first.supervised->test->acc > 0.4, qPrintable(QString::number(first.supervised->test->acc)));
    // The encoder is shaped as the clusters' one.
    const auto run = cohort::run(cohort, first.supervised->run);
    QCOMPARE(learning::SupervisedModel::load(cohort.folder() / run.file, "cpu").options().model.width, 4);

    const auto second = evaluate(cohort, options, progress, {});
    QVERIFY(!second.supervised->trainedNow);
    QCOMPARE(second.supervised->run, first.supervised->run);
    QCOMPARE(second.supervised->test->acc, first.supervised->test->acc);

    const auto& test = *first.test;
    QVERIFY(test.accInterval && test.knnInterval && test.probeInterval);
    QVERIFY(test.accInterval->low < test.acc && test.acc < test.accInterval->high);
    const auto read = latestEvaluation(cohort).value();
    QCOMPARE(read.supervised->test->acc, first.supervised->test->acc);
    QCOMPARE(read.test->probeInterval->high, test.probeInterval->high);
    const auto json = QJsonDocument::fromJson(QByteArray::fromStdString(toJson(first))).object();
    const auto supervised = json["supervised"].toObject();
    QCOMPARE(supervised["difference"].toObject()["test"].toDouble(), test.acc - first.supervised->test->acc);
    QCOMPARE(json["test"].toObject()["acc_interval"].toArray().size(), 2);

    // Records of the time before had no such fields.
    auto old = json;
    old["supervised"] = QJsonValue::Null;
    auto figures = old["test"].toObject();
    figures.remove("acc_interval");
    old["test"] = figures;
    const auto earlier = evaluationFromJson(QJsonDocument(old).toJson().toStdString());
    QVERIFY(!earlier.supervised && !earlier.test->accInterval);
  }

private:
  cohort::Cohort imported(const char* name) {
    auto cohort = cohort::Cohort::create(place_ / name);
    fixture::importPictures(cohort, pictures_);
    return cohort;
  }
  static void setColumn(cohort::Cohort& cohort, const std::string& column, const std::map<int, std::string>& values) {
    cohort::Transaction transaction(cohort);
    cohort::setColumn(cohort, column, values);
    transaction.commit();
  }

  QTemporaryDir folder_;
  std::filesystem::path place_;
  std::filesystem::path pictures_;
};

QTEST_GUILESS_MAIN(SupervisedTest)
#include "supervised_test.moc"

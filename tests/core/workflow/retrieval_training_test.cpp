#include "core/cohort/items.h"
#include "core/cohort/runs.h"
#include "core/imaging/picture/png.h"
#include "core/workflow/evaluation/retrieval_evaluation.h"
#include "core/workflow/retrieval_training/retrieval_training.h"
#include "small_cohort.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace stratoscope;
using namespace stratoscope::workflow;

namespace {

namespace fs = std::filesystem;

RetrievalTrainOptions quickOptions(const std::string& positives = "label:class") {
  RetrievalTrainOptions options;
  auto& training = options.training;
  training.positives = positives;
  training.encoder.model.latent = 16;
  training.encoder.model.width = 4;
  training.encoder.descriptor.exponent = 0;
  training.epochs = 3;
  training.list = 24;
  training.chunk = 16;
  training.learningRate = 3e-3;
  training.device = "cpu";
  return options;
}

/// Two textures side by side, or one of them alone.
Picture textures(bool left, bool right) {
  constexpr int side = 32;
  const int width = left && right ? 2 * side : side;
  Picture picture{width, side, 1, {}};
  for (int row = 0; row < side; ++row) {
    for (int column = 0; column < width; ++column) {
      const bool isStriped = left && column < side;
      const bool isLight = isStriped ? row / 4 % 2 == 0 : (row / 8 + column / 8) % 2 == 0;
      picture.pixels.push_back(isLight ? 220 : 30);
    }
  }
  return picture;
}

std::vector<std::string> namesOf(const RetrievalEvaluation& evaluation) {
  std::vector<std::string> names;
  std::ranges::transform(evaluation.systems, std::back_inserter(names), &RetrievalFigures::name);
  return names;
}

} // namespace

/// Training, use and comparison of retrieval encoders on a cohort.
class RetrievalTrainingTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() {
    place_ = fs::path(folder_.path().toStdString());
    pictures_ = fixture::copyPictures(place_ / "pictures", 8, 3);
  }

  void anEncoderIsTrainedUsedAndCompared() {
    auto cohort = imported("whole.stratoscope");
    const auto autoencoder = fixture::train(cohort);
    const auto result = trainRetrieval(cohort, quickOptions(), false, progress_, {});
    QCOMPARE(result.items, 48);
    QCOMPARE(result.groups, 6);
    QVERIFY(result.start.starts_with("autoencoder "));
    QVERIFY(result.losses.back().loss < result.losses.front().loss);
    const auto run = cohort::run(cohort, result.run);
    QCOMPARE(run.step, std::string(retrievalTrainingStep));
    const auto parameters = QJsonDocument::fromJson(QByteArray::fromStdString(run.parametersJson)).object();
    QCOMPARE(parameters["positives"].toString(), QString("label:class"));
    QCOMPARE(parameters["descriptor"].toObject()["exponent"].toDouble(), 1.0);
    QCOMPARE(parameters["loss"].toObject()["loss"].toString(), QString("qap"));
    const auto json = QJsonDocument::fromJson(QByteArray::fromStdString(toJson(result))).object();
    QCOMPARE(json["losses"].toArray().size(), 3);

    // The newest training is the encoder's, an older one has its number.
    const auto embedded = embed(cohort, {{}, 0, "cpu"}, progress_, {});
    QCOMPARE(embedded.dimension, 32);
    QCOMPARE(latestEmbedding(cohort).model, cohort.folder() / run.file);
    (void)embed(cohort, {{}, autoencoder.run, "cpu"}, progress_, {});
    QCOMPARE(latestEmbedding(cohort).model, cohort.folder() / cohort::run(cohort, autoencoder.run).file);

    const auto compared =
        evaluateRetrieval(cohort, {.positives = "label:class", .compare = true, .device = "cpu"}, progress_, {});
    QCOMPARE(namesOf(compared), (std::vector<std::string>{"raw pixels", "random weights", "pre-trained contrastive",
                                                          "fine-tuned contrastive"}));
    QVERIFY(
        std::ranges::all_of(compared.systems, [](const auto& row) { return row.queries == 18 && row.database == 48; }));
    QVERIFY(compared.systems[3].map > compared.systems[1].map);
    const auto within = evaluateRetrieval(cohort, {.positives = "class", .database = "test"}, progress_, {});
    QCOMPARE(within.systems[0].database, 18);
    QCOMPARE(within.systems[0].queries, 18);
  }

  void whatCannotDecodeIsStillEvaluated() {
    auto cohort = imported("evaluated.stratoscope");
    auto options = quickOptions();
    options.start = "random";
    options.training.epochs = 1;
    (void)trainRetrieval(cohort, options, false, progress_, {});
    fixture::analyse(cohort);
    const auto evaluation = fixture::evaluate(cohort);
    QVERIFY(!evaluation.test->psnr.has_value());
    QVERIFY(evaluation.test->knn.has_value());
    const auto compared = evaluateRetrieval(cohort, {.positives = "class", .compare = true}, progress_, {});
    QCOMPARE(namesOf(compared), (std::vector<std::string>{"raw pixels", "fine-tuned from random"}));
  }

  void aStoppedTrainingGoesOn() {
    auto cohort = imported("stopped.stratoscope");
    const auto whole = trainRetrieval(cohort, quickOptions(), false, progress_, {});
    std::stop_source source;
    fixture::StopAt stopping(source, 3); // lists; an epoch has two
    QCOMPARE(
        fixture::codeOf([&] { (void)trainRetrieval(cohort, quickOptions(), false, stopping, source.get_token()); }),
        ErrorCode::Cancelled);
    const auto unfinished = unfinishedRetrievalTraining(cohort);
    QVERIFY(unfinished.has_value());
    QCOMPARE(unfinished->epochsDone, 1);
    const auto result = trainRetrieval(cohort, quickOptions(), true, progress_, {});
    QCOMPARE(cohort::run(cohort, result.run).modelHash, cohort::run(cohort, whole.run).modelHash);
    QCOMPARE(result.losses.size(), std::size_t{3});
    QVERIFY(!unfinishedRetrievalTraining(cohort).has_value());
    QCOMPARE(fixture::codeOf([&] { (void)RetrievalTraining::resume(cohort); }), ErrorCode::NotFound);
  }

  void otherAnswersAreAnotherTraining() {
    auto cohort = imported("changed.stratoscope");
    {
      auto training = RetrievalTraining::start(cohort, quickOptions());
      (void)training.step(progress_, {});
    }
    std::map<int, std::string> classes;
    for (int row = 0; row < cohort::itemCount(cohort); ++row) {
      classes[row] = row % 2 == 0 ? "even" : "odd";
    }
    cohort::Transaction transaction(cohort);
    cohort::setColumn(cohort, "class", classes);
    transaction.commit();
    QCOMPARE(fixture::codeOf([&] { (void)RetrievalTraining::resume(cohort); }), ErrorCode::Conflict);
  }

  void whatCannotBeIsRefused() {
    auto cohort = imported("refused.stratoscope");
    const auto codeOf = [&](const RetrievalTrainOptions& options) {
      return fixture::codeOf([&] { (void)RetrievalTraining::start(cohort, options); });
    };
    QCOMPARE(codeOf(quickOptions("")), ErrorCode::InvalidArgument);
    QCOMPARE(codeOf(quickOptions("label:no such column")), ErrorCode::NotFound);
    auto options = quickOptions();
    options.start = "1"; // the import
    QCOMPARE(codeOf(options), ErrorCode::NotFound);
    options.start = (place_ / "no.safetensors").string();
    QCOMPARE(codeOf(options), ErrorCode::NotFound);
    QCOMPARE(fixture::codeOf(
                 [&] { (void)evaluateRetrieval(cohort, {.positives = "class", .compare = true}, progress_, {}); }),
             ErrorCode::NotFound);
  }

  /// The picture that is asked about shows both textures; its box shows one.
  void queriesWithABoxAreCutOut() {
    const auto sources = place_ / "textures";
    fs::create_directories(sources);
    imaging::writePng(sources / "stripes.png", textures(true, false));
    imaging::writePng(sources / "checks.png", textures(false, true));
    imaging::writePng(sources / "both.png", textures(true, true));
    auto cohort = cohort::Cohort::create(place_ / "boxes.stratoscope");
    (void)importSources(cohort, fixture::importOptions({sources}), progress_, {});
    (void)fixture::train(cohort, 1);
    (void)embed(cohort, {{}, 0, "cpu"}, progress_, {});
    const auto truth = place_ / "gnd.json";
    writeFileAtomically(truth, std::string_view(R"({"imlist": ["stripes", "checks"], "qimlist": ["both", "both"],
        "gnd": [{"easy": [0], "hard": [], "junk": [], "bbx": [0, 0, 32, 32]},
                {"easy": [1], "hard": [], "junk": [], "bbx": [32, 0, 64, 32]}]})"));
    const auto rows = evaluateRetrieval(cohort, {.positives = "", .groundTruth = truth}, progress_, {}).protocol;
    const auto pixels = std::ranges::find(rows, "raw pixels", &ProtocolRow::name);
    QVERIFY(pixels != rows.end());
    QCOMPARE(pixels->queries, 2);
    QCOMPARE(pixels->map, 1.0);
    QCOMPARE(rows.front().name, std::string("embedding"));
    QCOMPARE(rows.front().map, 1.0);
  }

private:
  cohort::Cohort imported(const std::string& name) {
    auto cohort = cohort::Cohort::create(place_ / name);
    (void)fixture::importPictures(cohort, pictures_);
    return cohort;
  }

  QTemporaryDir folder_;
  fs::path place_;
  fs::path pictures_;
  SilentProgress progress_;
};

QTEST_GUILESS_MAIN(RetrievalTrainingTest)
#include "retrieval_training_test.moc"

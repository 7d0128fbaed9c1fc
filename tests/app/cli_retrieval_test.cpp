#include "cli_program.h"

#include <QJsonArray>
#include <QTemporaryDir>

#include <memory>

/// Method B by the command line: pre-train, fine-tune, embed, compare.
class CliRetrievalTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() {
    program_ = std::make_unique<CliProgram>(folder_.path());
    program_->makePictures("pictures", 9);
    (void)program_->json(
        {"import", "a.stratoscope", "pictures", "--labels", "pictures/labels.csv", "--truth", "class", "--size", "32"});
    (void)program_->json(
        {"train", "a.stratoscope", "--epochs", "1", "--latent", "16", "--width", "4", "--batch", "16"});
    trained_ = program_->json({"train",
                               "a.stratoscope",
                               "--model",
                               "retrieval",
                               "--positives",
                               "label:class",
                               "--loss",
                               "smoothap",
                               "--epochs",
                               "2",
                               "--batch",
                               "24",
                               "--chunk",
                               "8",
                               "--tune",
                               "2",
                               "--whitening",
                               "pca",
                               "--whitened-dimension",
                               "10"});
  }

  void trainTellsEveryEpochAndWhatItBeganWith() {
    for (const QString field : {"run", "epochs", "losses", "images_per_second", "seconds", "device", "groups"}) {
      QVERIFY2(trained_.contains(field), qPrintable(field));
    }
    QCOMPARE(trained_["items"].toInt(), 36);
    QCOMPARE(trained_["groups"].toInt(), 6);
    QVERIFY(trained_["start"].toString().startsWith("autoencoder "));
    QCOMPARE(trained_["losses"].toArray().size(), 2);
  }

  void optionsAreKeptWithTheRun() {
    const auto runs = program_->json({"info", "a.stratoscope"})["runs"].toArray();
    const auto parameters = runs.last().toObject()["parameters"].toObject();
    QCOMPARE(parameters["loss"].toObject()["loss"].toString(), QString("smoothap"));
    QCOMPARE(parameters["chunk"].toInt(), 8);
    QCOMPARE(parameters["tunedStages"].toInt(), 2);
    QCOMPARE(parameters["descriptor"].toObject()["whitening"].toString(), QString("pca"));
  }

  void embedUsesTheEncoder() {
    const auto embedded =
        program_->json({"embed", "a.stratoscope", "--model", QString::number(trained_["run"].toInt())});
    QCOMPARE(embedded["dimension"].toInt(), 10);
    QCOMPARE(embedded["items"].toInt(), 54);
  }

  void compareHasARowForEachSystem() {
    const auto systems =
        program_->json({"evaluate-retrieval", "a.stratoscope", "--positives", "class", "--compare"})["systems"]
            .toArray();
    QStringList names;
    for (const auto& system : systems) {
      names << system.toObject()["name"].toString();
      for (const QString field : {"map", "map_at_5", "map_at_5_hits", "p_at_1", "p_at_5", "p_at_10"}) {
        QVERIFY2(system.toObject().contains(field), qPrintable(field));
      }
    }
    QCOMPARE(names, (QStringList{"raw pixels", "random weights", "pre-trained contrastive", "fine-tuned contrastive"}));
  }

private:
  QTemporaryDir folder_;
  std::unique_ptr<CliProgram> program_;
  QJsonObject trained_;
};

QTEST_GUILESS_MAIN(CliRetrievalTest)
#include "cli_retrieval_test.moc"

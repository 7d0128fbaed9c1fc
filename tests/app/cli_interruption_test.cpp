#include "cli_program.h"

#include <QJsonArray>
#include <QTemporaryDir>

#include <csignal>
#include <memory>

/// Ctrl-C, kill -9 and a comma locale.
class CliInterruptionTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() {
    program_ = std::make_unique<CliProgram>(folder_.path());
    program_->makePictures("pictures", 6);
    QCOMPARE(program_->json({"import", "a.stratoscope", "pictures", "--size", "32"})["items"].toInt(), 36);
    const auto whole = program_->json(training());
    QCOMPARE(whole["epochs"].toInt(), epochs);
    losses_ = lossesOf(whole);
  }

  void interruptedTrainingSaysHowToGoOn() {
    QProcess process;
    startTraining(process);
    ::kill(static_cast<pid_t>(process.processId()), SIGINT);
    const auto result = CliProgram::finish(process);
    QCOMPARE(result.exit, 130);
    QCOMPARE(result.error()["code"].toString(), QString("cancelled"));
    QVERIFY(result.error()["advice"].toString().contains("--resume"));
    goesOnAsIfNothingHadHappened();
  }

  void killedTrainingGoesOn() {
    QProcess process;
    startTraining(process);
    process.kill();
    CliProgram::finish(process);
    QCOMPARE(process.exitStatus(), QProcess::CrashExit);
    goesOnAsIfNothingHadHappened();
  }

  void killedImportLeavesTheCohortAsItWas() {
    const auto before = program_->json({"info", "a.stratoscope"});
    const QDir images(program_->path("a.stratoscope/images"));
    const auto files = [&images] { return images.entryList(QDir::Files | QDir::Hidden); };
    const auto filesBefore = files();
    QProcess process;
    const QString pictures = STRATOSCOPE_SAMPLE "/mednist";
    program_->start(process, {"import", "a.stratoscope", pictures, "--threads", "1"});
    while (process.state() == QProcess::Running && files() == filesBefore) {
      process.waitForFinished(1);
    }
    process.kill();
    CliProgram::finish(process);
    QCOMPARE(process.exitStatus(), QProcess::CrashExit);
    QCOMPARE(program_->json({"info", "a.stratoscope"}), before);

    const auto again = program_->json({"import", "a.stratoscope", STRATOSCOPE_SAMPLE "/mednist"});
    QCOMPARE(again["items"].toInt(), 900);
    QCOMPARE(program_->json({"info", "a.stratoscope"})["items"].toInt(), 936);
    QCOMPARE(files().size(), 1);
  }

  /// Every number that is read or written is the same under a locale that writes 0,878906.
  void commaLocaleChangesNoNumber() {
    const auto plain = numbersUnder(QProcessEnvironment::systemEnvironment(), "plain");
    const auto german = germanEnvironment();
    if (german.isEmpty()) {
      QSKIP("No German locale can be made here: install the package locales");
    }
    const auto others = numbersUnder(german, "german");
    QCOMPARE(others.size(), plain.size());
    for (qsizetype i = 0; i < plain.size(); ++i) {
      QVERIFY(!plain[i].isEmpty());
      QCOMPARE(others[i], plain[i]);
    }
  }

private:
  static constexpr int epochs = 12;

  static QStringList training() {
    return {"train", "a.stratoscope", "--epochs", QString::number(epochs), "--latent", "8", "--batch", "12"};
  }
  static QJsonArray lossesOf(const QJsonObject& result) {
    QJsonArray losses;
    for (const auto& epoch : result["losses"].toArray()) {
      losses.append(epoch.toObject()["loss"]);
    }
    return losses;
  }

  /// Returns when the checkpoint of an epoch lies in the cohort and the training still runs.
  void startTraining(QProcess& process) const {
    program_->start(process, training() + QStringList{"--json", "--threads", "1"});
    const auto checkpoint = program_->path("a.stratoscope/models/unfinished.safetensors");
    while (process.state() == QProcess::Running && !QFile::exists(checkpoint)) {
      process.waitForFinished(1);
    }
    QCOMPARE(process.state(), QProcess::Running);
  }

  void goesOnAsIfNothingHadHappened() const {
    QVERIFY(program_->json({"info", "a.stratoscope"})["unfinished_training"].toObject()["epochs_done"].toInt() > 0);
    const auto resumed = program_->json({"train", "a.stratoscope", "--resume"});
    QCOMPARE(resumed["epochs"].toInt(), epochs);
    QCOMPARE(lossesOf(resumed), losses_);
    QVERIFY(program_->json({"info", "a.stratoscope"})["unfinished_training"].isNull());
  }

  /// An environment whose locale has a decimal comma, made with the distribution's definitions; empty where they are
  /// missing.
  [[nodiscard]] QProcessEnvironment germanEnvironment() const {
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert("LOCPATH", folder_.path());
    environment.insert("LC_ALL", "de_DE.UTF-8");
    QProcess::execute("localedef", {"-i", "de_DE", "-f", "UTF-8", folder_.path() + "/de_DE.UTF-8"});
    QProcess shell;
    shell.setProcessEnvironment(environment);
    shell.start("bash", {"-c", "printf %.1f 1"});
    shell.waitForFinished();
    return shell.readAllStandardOutput() == "1,0" ? environment : QProcessEnvironment{};
  }

  /// What a fresh cohort, trained for an epoch, writes; and what DICOM, NIfTI and a window are read as.
  [[nodiscard]] QList<QByteArray> numbersUnder(const QProcessEnvironment& environment, const QString& name) const {
    CliProgram program(folder_.path());
    program.setEnvironment(environment);
    const QString cohort = name + ".stratoscope";
    const QString sample = STRATOSCOPE_SAMPLE;
    const auto run = [&program](const QStringList& arguments) {
      return program.run(arguments + QStringList{"--json", "--quiet", "--threads", "1"});
    };
    run({"import", cohort, sample + "/hippocampus", sample + "/mr_nonisotropic", "--window", "400.5,900.25", "--slices",
         "every:8", "--size", "32"});
    run({"train", cohort, "--epochs", "1", "--temperature", "0.25", "--learning-rate", "0.002", "--latent", "8"});
    run({"embed", cohort});
    run({"map", cohort, "--method", "pca"});
    run({"export", cohort, "--what", "embeddings", "--out", name + ".csv"});
    run({"export", cohort, "--what", "map", "--out", name + ".json"});
    run({"convert", sample + "/mr_nonisotropic", "--out", name + ".nii.gz"});
    return {contentOf(program.path(name + ".csv")), contentOf(program.path(name + ".json")),
            contentOf(program.path(name + ".nii.gz")), run({"inspect", sample + "/mr_nonisotropic"}).output,
            run({"inspect", sample + "/hippocampus"}).output};
  }

  QTemporaryDir folder_;
  std::unique_ptr<CliProgram> program_;
  QJsonArray losses_;
};

QTEST_GUILESS_MAIN(CliInterruptionTest)
#include "cli_interruption_test.moc"

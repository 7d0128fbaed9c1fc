#pragma once

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

/// The built command line, run in a folder of its own.
class CliProgram {
public:
  struct Result {
    int exit = -1;
    QByteArray output;
    QByteArray errors;

    /// The whole of standard output as one object; empty where it is anything else.
    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(output).object(); }
    [[nodiscard]] QJsonObject error() const { return json().value("error").toObject(); }
  };

  explicit CliProgram(QString folder) : folder_(std::move(folder)) {}

  [[nodiscard]] QString path(const QString& name) const { return folder_ + "/" + name; }
  void setEnvironment(const QProcessEnvironment& environment) { environment_ = environment; }

  void start(QProcess& process, const QStringList& arguments) const {
    process.setWorkingDirectory(folder_);
    process.setProcessEnvironment(environment_);
    process.start(QStringLiteral(STRATOSCOPE_CLI), arguments);
    QVERIFY(process.waitForStarted());
  }
  static Result finish(QProcess& process) {
    process.waitForFinished(300'000);
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
            process.readAllStandardError()};
  }
  [[nodiscard]] Result run(const QStringList& arguments) const {
    QProcess process;
    start(process, arguments);
    return finish(process);
  }
  /// With --json; what failed is shown with its message.
  [[nodiscard]] QJsonObject json(const QStringList& arguments) const {
    const auto result = run(arguments + QStringList{"--json", "--quiet", "--threads", "1"});
    if (result.exit != 0) {
      qWarning("%s: exit %d: %s", qPrintable(arguments.join(' ')), result.exit, result.errors.constData());
    }
    return result.exit == 0 ? result.json() : QJsonObject{};
  }

  /// Some pictures of each class of the bundled sample, test images among them, with its table.
  void makePictures(const QString& name, int ofEachClass) const {
    const QDir sample(QStringLiteral(STRATOSCOPE_SAMPLE "/mednist"));
    for (const auto& label : sample.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
      const QString to = path(name + "/" + label);
      QVERIFY(QDir().mkpath(to));
      const auto files = QDir(sample.filePath(label)).entryList(QDir::Files, QDir::Name);
      for (int i = 0; i < ofEachClass; ++i) {
        // Two of three from the front, where the split is train; the third from the end.
        const auto& file = i % 3 < 2 ? files.at(i) : files.at(files.size() - 1 - i);
        QVERIFY(QFile::copy(sample.filePath(label + "/" + file), to + "/" + file));
      }
    }
    QVERIFY(QFile::copy(sample.filePath("labels.csv"), path(name + "/labels.csv")));
  }

private:
  QString folder_;
  QProcessEnvironment environment_ = QProcessEnvironment::systemEnvironment();
};

inline QByteArray contentOf(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
}

inline void writeContent(const QString& path, const QByteArray& content) {
  QFile file(path);
  QVERIFY(file.open(QIODevice::WriteOnly));
  QCOMPARE(file.write(content), content.size());
}

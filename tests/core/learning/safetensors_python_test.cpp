#include "small_training.h"

#include "core/base/sha256.h"
#include "core/learning/safetensors.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>

using namespace stratoscope;
using namespace stratoscope::learning;

namespace {

/// What a reader written from the format's specification makes of a file.
nlohmann::json readByPython(const QString& python, const QString& file) {
  QProcess process;
  process.start(python, {QStringLiteral(STRATOSCOPE_TEST_DATA "/read_safetensors.py"), file});
  if (!process.waitForFinished(60000) || process.exitCode() != 0) {
    return process.readAllStandardError().toStdString();
  }
  return nlohmann::json::parse(process.readAllStandardOutput().toStdString());
}

std::string hashOf(const torch::Tensor& tensor) {
  const auto local = tensor.contiguous();
  return sha256({static_cast<const std::byte*>(local.data_ptr()), local.nbytes()});
}

} // namespace

/// Files made here are read by a reader that is not ours.
class SafeTensorsPythonTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void aModelReadsTheSame() {
    const auto python = QStandardPaths::findExecutable("python3");
    if (python.isEmpty()) {
      QSKIP("python3 is not installed");
    }
    const QTemporaryDir folder;
    const auto file = folder.filePath("model.safetensors");
    TrainingRun run(shapes(20), quick(1));
    finish(run);
    run.saveCheckpoint(file.toStdString());
    const auto expected = readSafeTensors(file.toStdString());
    const auto found = readByPython(python, file);
    QVERIFY2(found.is_object(), found.dump().c_str());
    QCOMPARE(found.at("tensors").size(), expected.tensors.size());
    std::size_t bytes = 0;
    for (const auto& [name, tensor] : expected.tensors) {
      const auto& entry = found.at("tensors").at(name);
      QCOMPARE(entry.at("shape").get<std::vector<std::int64_t>>(), tensor.sizes().vec());
      QCOMPARE(entry.at("sha256").get<std::string>(), hashOf(tensor));
      QCOMPARE(entry.at("dtype").get<std::string>(), std::string(tensor.is_floating_point() ? "F32" : "I64"));
      bytes += tensor.nbytes();
    }
    QCOMPARE(found.at("bytes").get<std::size_t>(), bytes);
    const auto metadata = found.at("metadata").get<std::map<std::string, std::string>>();
    QCOMPARE(metadata, expected.metadata);
  }
};

QTEST_GUILESS_MAIN(SafeTensorsPythonTest)
#include "safetensors_python_test.moc"

#include "core/workflow/provenance.h"

#include "core/base/error.h"
#include "core/base/sha256.h"
#include "core/learning/runtime.h"

#include <QDateTime>

#include <nlohmann/json.hpp>

namespace stratoscope::workflow {
namespace {

std::string librariesJson() {
  return nlohmann::json{{"torch", learning::torchVersion()},
                        {"qt", qVersion()},
                        {"itk", STRATOSCOPE_ITK},
                        {"dcmtk", STRATOSCOPE_DCMTK},
                        {"faiss", STRATOSCOPE_FAISS}}
      .dump();
}

} // namespace

std::string programVersion() { return STRATOSCOPE_VERSION; }

std::string timestamp() { return QDateTime::currentDateTimeUtc().toString(Qt::ISODate).toStdString(); }

StepClock::StepClock(std::string step)
    : step_(std::move(step)), started_(timestamp()), begin_(std::chrono::steady_clock::now()) {}

double StepClock::seconds() const {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count();
}

cohort::Run StepClock::record(std::string parametersJson, std::uint64_t seed) const {
  cohort::Run run;
  run.step = step_;
  run.parametersJson = std::move(parametersJson);
  run.seed = seed;
  run.librariesJson = librariesJson();
  run.device = "cpu";
  run.started = started_;
  run.seconds = seconds();
  run.programVersion = programVersion();
  return run;
}

std::filesystem::path nameByContent(const std::filesystem::path& file) {
  auto named = file;
  named.replace_filename(sha256OfFile(file).substr(0, 32) + file.extension().string());
  std::error_code failure;
  std::filesystem::rename(file, named, failure);
  if (failure) {
    throw Error(ErrorCode::WriteFailed, STRATOSCOPE_TEXT("the file cannot be written"), named.string());
  }
  return named;
}

} // namespace stratoscope::workflow

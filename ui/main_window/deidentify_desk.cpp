#include "ui/main_window/deidentify_desk.h"

namespace stratoscope::ui {
namespace {

workflow::DeidentificationOptions optionsOf(const DeidentifyRequest& request) {
  workflow::DeidentificationOptions options;
  if (!request.ofCohort) {
    options.sources = {request.source.toStdString()};
  }
  options.out = request.target.toStdString();
  options.profile = request.profile;
  options.key = request.secret.toStdString();
  if (!request.mapping.isEmpty()) {
    options.mapping = request.mapping.toStdString();
  }
  if (!request.regions.isEmpty() && request.profile.has(imaging::ProfileOption::CleanPixelData)) {
    options.regions = request.regions.toStdString();
  }
  return options;
}

} // namespace

DeidentifyDesk::DeidentifyDesk(JobCenter& jobs, QObject* parent) : QObject(parent), jobs_(jobs) {}

void DeidentifyDesk::run(const DeidentifyRequest& request, const std::filesystem::path& cohort) {
  const auto title = tr("De-identified copy");
  const auto id = std::make_shared<JobId>(0);
  *id = jobs_.run(
      title, Lane::Io,
      [options = optionsOf(request), ofCohort = request.ofCohort, cohort](Progress& progress,
                                                                          const std::stop_token& stop) {
        return ofCohort ? workflow::deidentifyCohort(cohort::Cohort::open(cohort), options, progress, stop)
                        : workflow::deidentify(options, progress, stop);
      },
      this,
      [this, id](const workflow::DeidentificationResult& result) {
        jobs_.setResult(*id, tr("%Ln files copied", nullptr, result.files));
        Q_EMIT done(result);
      },
      [this, title](const Error& error) { Q_EMIT failed(title, error); });
}

} // namespace stratoscope::ui

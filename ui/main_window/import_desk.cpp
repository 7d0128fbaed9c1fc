#include "ui/main_window/import_desk.h"

#include "ui/models/core_text.h"
#include "ui/models/import_words.h"
#include "ui/panels/import_dialog.h"
#include "ui/panels/item_preview_box.h"
#include "ui/panels/table_form.h"

#include <QLocale>

namespace stratoscope::ui {

struct ImportDesk::Opened {
  std::filesystem::path path;
  int part = 0;
  std::optional<workflow::SeriesPreview> series;

  const workflow::SeriesPreview& open(const imaging::Series& wanted) {
    if (!series || path != wanted.path || part != wanted.part) {
      series.reset();
      series.emplace(workflow::SeriesPreview::open(wanted));
      path = wanted.path;
      part = wanted.part;
    }
    return *series;
  }
};

ImportDesk::ImportDesk(JobCenter& jobs, ImportDialog& dialog, std::filesystem::path cohort)
    : QObject(&dialog), jobs_(jobs), dialog_(dialog), cohort_(std::move(cohort)), opened_(std::make_shared<Opened>()) {
  connect(&dialog_, &ImportDialog::sourcesChanged, this, &ImportDesk::look);
  connect(&dialog_, &ImportDialog::previewRequested, this, &ImportDesk::preview);
  connect(&dialog_, &ImportDialog::tableChanged, this, &ImportDesk::matchTable);
  connect(&jobs_, &JobCenter::jobChanged, this, &ImportDesk::tellProgress);
}

ImportDesk::~ImportDesk() { jobs_.stop(looking_); }

void ImportDesk::look(const QStringList& sources) {
  jobs_.stop(looking_);
  jobs_.clear(looking_);
  looking_ = 0;
  found_.reset();
  const int number = ++lookNumber_;
  if (sources.isEmpty()) {
    return;
  }
  std::vector<std::filesystem::path> paths;
  for (const auto& source : sources) {
    paths.emplace_back(source.toStdString());
  }
  const auto job = std::make_shared<JobId>(0);
  looking_ = jobs_.run(
      tr("Look at the sources"), Lane::Io,
      [paths = std::move(paths), folder = cohort_](Progress& progress, const std::stop_token& stop) {
        const auto cohort = folder.empty() ? std::nullopt : std::optional(cohort::Cohort::open(folder));
        return findingsOf(workflow::lookAtSources(paths, progress, stop, cohort ? &*cohort : nullptr));
      },
      this,
      [this, number, job](ImportFindings findings) {
        if (number == lookNumber_) {
          const int count = findings.preview ? static_cast<int>(findings.preview->series.size()) : 0;
          jobs_.setResult(*job, tr("%Ln series", nullptr, count));
          found_ = findings.preview;
          dialog_.setFindings(std::move(findings));
        }
      },
      [this, number](const Error& error) {
        if (number == lookNumber_ && error.code() != ErrorCode::Cancelled) {
          dialog_.setProblem(describe(error));
        } else if (number == lookNumber_) {
          dialog_.setProblem(tr("Looking was stopped. Change the sources to look again."));
        }
      });
  *job = looking_;
}

void ImportDesk::tellProgress(int id) {
  const auto job = id == looking_ ? jobs_.job(id) : std::nullopt;
  if (job && !job->finished() && job->done > 0) {
    dialog_.setLooking(job->total > 0
                           ? tr("Looking\u2026 %L1 of %Ln files", nullptr, static_cast<int>(job->total)).arg(job->done)
                           : tr("Looking\u2026 %Ln files", nullptr, static_cast<int>(job->done)));
  }
}

void ImportDesk::preview(int series, const ImportRequest& request) {
  if (!found_ || series < 0 || static_cast<std::size_t>(series) >= found_->series.size()) {
    return;
  }
  const int number = ++*previewNumber_;
  using Answer = std::optional<workflow::ItemPreview>;
  lane_.run(
      [number, newest = previewNumber_, opened = opened_, found = found_, series,
       recipe = toRecipe(request)]() -> Answer {
        // What a person has passed over meanwhile is not worth decoding.
        if (number != *newest) {
          return std::nullopt;
        }
        const auto& wanted = found->series[static_cast<std::size_t>(series)].series;
        return opened->open(wanted).items(recipe, ItemPreviewBox::mostPictures);
      },
      this,
      [this, number](const Answer& answer) {
        if (answer && number == *previewNumber_) {
          dialog_.setPreview(*answer);
        }
      },
      [this, number](const Error& error) {
        if (number == *previewNumber_) {
          dialog_.setPreviewProblem(describe(error));
        }
      });
}

void ImportDesk::matchTable(const QString& path) {
  const int number = ++tableNumber_;
  if (path.isEmpty() || !found_) {
    return;
  }
  lane_.run([file = std::filesystem::path(path.toStdString()),
             found = found_] { return workflow::previewTable(file, *found); },
            this,
            [this, number](const workflow::TablePreview& match) {
              if (number == tableNumber_) {
                dialog_.tableForm().setMatch(match);
              }
            },
            [this, number](const Error& error) {
              if (number == tableNumber_) {
                dialog_.tableForm().setProblem(describe(error));
              }
            });
}

} // namespace stratoscope::ui

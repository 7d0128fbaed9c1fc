#include "ui/main_window/cohort_steps.h"

#include "core/workflow/clustering/cluster_edits.h"
#include "core/workflow/embedding.h"
#include "core/workflow/export.h"
#include "core/workflow/importing/unfinished.h"
#include "core/workflow/report.h"
#include "ui/models/core_text.h"

#include <QLocale>

namespace stratoscope::ui {
namespace {

QString number(double value, int decimals) { return QLocale().toString(value, 'f', decimals); }

QString joined(const QStringList& parts) { return parts.join(QStringLiteral(" \u00b7 ")); }

QString told(const workflow::ImportResult& result) {
  QStringList parts{CohortSteps::tr("%Ln images added", nullptr, result.items)};
  if (result.knownSeries > 0) {
    parts << CohortSteps::tr("%Ln series known already", nullptr, result.knownSeries);
  }
  if (!result.skipped.empty()) {
    parts << CohortSteps::tr("%Ln files skipped (see the log)", nullptr, static_cast<int>(result.skipped.size()));
  }
  return joined(parts);
}

QString told(const workflow::EmbedResult& result) {
  return CohortSteps::tr("%Ln images in %L1 dimensions", nullptr, result.items).arg(result.dimension);
}

QString told(const workflow::ClusterResult& result) {
  return joined({CohortSteps::tr("%Ln clusters", nullptr, result.k),
                 CohortSteps::tr("silhouette %1").arg(number(result.silhouette, 2))});
}

QString told(const workflow::MapResult& result) {
  return CohortSteps::tr("trustworthiness %1").arg(number(result.trustworthiness, 3));
}

QString told(const workflow::Evaluation& result) {
  const auto& figures = result.test ? *result.test : result.train;
  QStringList parts{CohortSteps::tr("accuracy %1").arg(number(figures.acc, 3)),
                    CohortSteps::tr("NMI %1").arg(number(figures.nmi, 3))};
  if (figures.knn) {
    parts << CohortSteps::tr("kNN %1").arg(number(*figures.knn, 3));
  }
  return joined(parts);
}

QString told(const workflow::MetadataResult& result) {
  const auto& report = result.report;
  QStringList parts{CohortSteps::tr("%L1 of %Ln rows match", nullptr, report.rows).arg(report.matchedRows),
                    CohortSteps::tr("%Ln columns", nullptr, static_cast<int>(report.columns.size()))};
  if (!report.unmatched.empty()) {
    parts << CohortSteps::tr("no image for %1").arg(QString::fromStdString(report.unmatched.front()));
  }
  for (const auto& warning : report.warnings) {
    parts << translated(warning);
  }
  return joined(parts);
}

QString told(const workflow::SplitResult& result) {
  //: numbers of images in the three parts
  QStringList parts{CohortSteps::tr("train %L1, validation %L2, test %L3")
                        .arg(result.itemsOf[0])
                        .arg(result.itemsOf[1])
                        .arg(result.itemsOf[2])};
  for (const auto& warning : result.warnings) {
    parts << translated(warning);
  }
  return joined(parts);
}

QString titleOf(CohortSteps::Kind kind) {
  using enum CohortSteps::Kind;
  switch (kind) {
  case Import:
    return CohortSteps::tr("Import");
  case Discard:
    return CohortSteps::tr("Throw the unfinished import away");
  case Embed:
    return CohortSteps::tr("Embed");
  case Cluster:
    return CohortSteps::tr("Cluster");
  case Map:
    return CohortSteps::tr("Map");
  case Evaluate:
    return CohortSteps::tr("Evaluate");
  case Export:
    return CohortSteps::tr("Export");
  case Metadata:
    return CohortSteps::tr("Table");
  case Split:
    return CohortSteps::tr("Split");
  case Report:
    break;
  }
  return CohortSteps::tr("Report");
}

Lane laneOf(CohortSteps::Kind kind) {
  using enum CohortSteps::Kind;
  return kind == Embed ? Lane::Gpu : kind == Export || kind == Import || kind == Discard ? Lane::Io : Lane::Cpu;
}

} // namespace

CohortSteps::CohortSteps(CohortSession& session, JobCenter& jobs, QObject* parent)
    : QObject(parent), session_(session), jobs_(jobs) {}

template <typename Work, typename Tell> void CohortSteps::run(Kind kind, Work work, Tell tell, Then then) {
  const auto title = titleOf(kind);
  Q_EMIT started(kind);
  auto id = std::make_shared<JobId>(0);
  *id = jobs_.run(
      title, laneOf(kind),
      [folder = session_.folder(), work = std::move(work)](Progress& progress, const std::stop_token& stop) mutable {
        auto cohort = cohort::Cohort::open(folder);
        return work(cohort, progress, stop);
      },
      this,
      [this, kind, id, folder = session_.folder(), tell = std::move(tell), then = std::move(then)](const auto& result) {
        jobs_.setResult(*id, tell(result));
        Q_EMIT ended(kind);
        // What follows was meant for the cohort of then, not for one opened meanwhile.
        session_.refresh(folder == session_.folder() ? then : Then());
      },
      [this, kind, title](const Error& error) {
        Q_EMIT ended(kind);
        Q_EMIT failed(title, error);
        // What a stopped import has read can be gone on with; after a fault its message is what a person has to read.
        if (kind == Kind::Import && error.code() == ErrorCode::Cancelled) {
          session_.refresh();
        }
      });
}

void CohortSteps::importSources(const workflow::ImportOptions& options) {
  run(
      Kind::Import,
      [options](cohort::Cohort& cohort, Progress& progress, const std::stop_token& stop) {
        return workflow::importSources(cohort, options, progress, stop);
      },
      [this](const workflow::ImportResult& result) {
        Q_EMIT imported(result);
        return told(result);
      },
      {});
}

void CohortSteps::importCopies(const workflow::ImportOptions& options,
                               const workflow::DeidentificationOptions& copying) {
  run(
      Kind::Import,
      [options, copying](cohort::Cohort& cohort, Progress& progress, const std::stop_token& stop) {
        return workflow::importDeidentified(cohort, options, copying, progress, stop);
      },
      [this](const workflow::DeidentifiedImport& result) {
        Q_EMIT imported(result.import);
        Q_EMIT copied(result.copies);
        return told(result.import);
      },
      {});
}

void CohortSteps::discardImport() {
  run(
      Kind::Discard,
      [](cohort::Cohort& cohort, Progress&, const std::stop_token&) {
        workflow::discardUnfinishedImport(cohort);
        return true;
      },
      [this](bool) {
        const auto text = tr("What the unfinished import had read is thrown away; the cohort is as it was");
        Q_EMIT noticed(text);
        return text;
      },
      {});
}

void CohortSteps::embed(const QString& device, Then then) {
  workflow::EmbedOptions options;
  options.device = device.toStdString();
  run(
      Kind::Embed,
      [options](cohort::Cohort& cohort, Progress& progress, const std::stop_token& stop) {
        return workflow::embed(cohort, options, progress, stop);
      },
      [](const workflow::EmbedResult& result) { return told(result); }, std::move(then));
}

void CohortSteps::cluster(const workflow::ClusterOptions& options, Then then) {
  run(
      Kind::Cluster,
      [options](cohort::Cohort& cohort, Progress& progress, const std::stop_token& stop) {
        return workflow::cluster(cohort, options, progress, stop);
      },
      [](const workflow::ClusterResult& result) { return told(result); }, std::move(then));
}

void CohortSteps::mergeClusters(const std::vector<int>& clusters, Then then) {
  run(
      Kind::Cluster,
      [clusters](cohort::Cohort& cohort, Progress&, const std::stop_token&) {
        return workflow::mergeClusters(cohort, clusters);
      },
      [](const workflow::ClusterResult& result) { return told(result); }, std::move(then));
}

void CohortSteps::restoreClustering(std::int64_t run) {
  this->run(
      Kind::Cluster,
      [run](cohort::Cohort& cohort, Progress&, const std::stop_token&) {
        return workflow::restoreClustering(cohort, run);
      },
      [run](std::int64_t) { return tr("clusters of run %1 again").arg(run); }, {});
}

void CohortSteps::layOut(const workflow::MapOptions& options, Then then) {
  run(
      Kind::Map,
      [options](cohort::Cohort& cohort, Progress& progress, const std::stop_token& stop) {
        return workflow::layOut(cohort, options, progress, stop);
      },
      [](const workflow::MapResult& result) { return told(result); }, std::move(then));
}

void CohortSteps::showResult(const QString& device) {
  embed(device, [this] { cluster({}, [this] { layOut({}); }); });
}

void CohortSteps::evaluate(const workflow::EvaluateOptions& options) {
  run(
      Kind::Evaluate,
      [options](cohort::Cohort& cohort, Progress& progress, const std::stop_token& stop) {
        return workflow::evaluate(cohort, options, progress, stop);
      },
      [this](const workflow::Evaluation& result) {
        Q_EMIT evaluated(result);
        return told(result);
      },
      {});
}

void CohortSteps::exportTable(const QString& what, const std::filesystem::path& file) {
  run(
      Kind::Export,
      [what = what.toStdString(), file](cohort::Cohort& cohort, Progress&, const std::stop_token&) {
        return workflow::exportTable(cohort, what, file);
      },
      [this, file](int rows) {
        Q_EMIT written(QString::fromStdString(file.string()));
        return tr("%Ln rows", nullptr, rows);
      },
      {});
}

void CohortSteps::addTable(const std::filesystem::path& file) {
  run(
      Kind::Metadata,
      [file](cohort::Cohort& cohort, Progress&, const std::stop_token&) { return workflow::addMetadata(cohort, file); },
      [this](const workflow::MetadataResult& result) {
        Q_EMIT noticed(told(result));
        return told(result);
      },
      {});
}

void CohortSteps::split(const workflow::SplitOptions& options) {
  run(
      Kind::Split,
      [options](cohort::Cohort& cohort, Progress&, const std::stop_token&) { return workflow::split(cohort, options); },
      [this](const workflow::SplitResult& result) {
        Q_EMIT noticed(told(result));
        return told(result);
      },
      {});
}

void CohortSteps::writeReport(const std::filesystem::path& file) {
  run(
      Kind::Report,
      [file](cohort::Cohort& cohort, Progress& progress, const std::stop_token& stop) {
        return workflow::writeReport(cohort, {file, "auto"}, progress, stop);
      },
      [this, file](int sections) {
        Q_EMIT written(QString::fromStdString(file.string()));
        return tr("%Ln sections", nullptr, sections);
      },
      {});
}

} // namespace stratoscope::ui

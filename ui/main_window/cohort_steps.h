#pragma once

#include "core/workflow/clustering/clustering.h"
#include "core/workflow/evaluation/evaluation.h"
#include "core/workflow/importing/deidentified_import.h"
#include "core/workflow/importing/import.h"
#include "core/workflow/map.h"
#include "core/workflow/metadata/metadata_csv.h"
#include "core/workflow/splitting.h"
#include "ui/jobs/job_center.h"
#include "ui/main_window/cohort_session.h"

#include <QObject>

#include <functional>
#include <utility>

namespace stratoscope::ui {

/// The steps a person runs on the open cohort, each as a job that opens the cohort on its own thread. After each the
/// session reads the cohort again. A training is TrainingSession's.
class CohortSteps : public QObject {
  Q_OBJECT

public:
  enum class Kind { Import, Discard, Embed, Cluster, Map, Evaluate, Export, Report, Metadata, Split };
  using Then = std::function<void()>;

  CohortSteps(CohortSession& session, JobCenter& jobs, QObject* parent = nullptr);

  void importSources(const workflow::ImportOptions& options);
  /// The same of de-identified copies, which stay in the cohort's folder.
  void importCopies(const workflow::ImportOptions& options, const workflow::DeidentificationOptions& copying);
  /// Throws away what a stopped or killed import has read.
  void discardImport();
  void embed(const QString& device, Then then = {});
  void cluster(const workflow::ClusterOptions& options, Then then = {});
  void mergeClusters(const std::vector<int>& clusters, Then then = {});
  /// Makes the clustering of an earlier run the newest again.
  void restoreClustering(std::int64_t run);
  void layOut(const workflow::MapOptions& options, Then then = {});
  /// Embeds, clusters with a number of clusters found by the elbow, and lays the map out: what a person wants to see
  /// after a training. Ends where one of them fails.
  void showResult(const QString& device);
  void evaluate(const workflow::EvaluateOptions& options);
  /// @param what as workflow::exportTable takes it.
  void exportTable(const QString& what, const std::filesystem::path& file);
  /// Joins the columns of a table to the items.
  void addTable(const std::filesystem::path& file);
  /// Divides the items into train, val and test.
  void split(const workflow::SplitOptions& options);
  void writeReport(const std::filesystem::path& file);

Q_SIGNALS:
  void started(stratoscope::ui::CohortSteps::Kind kind);
  /// Done, failed or stopped.
  void ended(stratoscope::ui::CohortSteps::Kind kind);
  void imported(const stratoscope::workflow::ImportResult& result);
  /// Beside imported(): what was imported are copies.
  void copied(const stratoscope::workflow::DeidentificationResult& copies);
  void evaluated(const stratoscope::workflow::Evaluation& evaluation);
  /// What a table or a split brought, in words.
  void noticed(const QString& text);
  /// A file for other programs is there.
  void written(const QString& file);
  void failed(const QString& what, const stratoscope::Error& error);

private:
  /// @param work T(cohort::Cohort&, Progress&, std::stop_token). @param tell QString(const T&): what came out.
  template <typename Work, typename Tell> void run(Kind kind, Work work, Tell tell, Then then);

  CohortSession& session_;
  JobCenter& jobs_;
};

} // namespace stratoscope::ui

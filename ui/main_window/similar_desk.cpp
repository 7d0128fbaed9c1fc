#include "ui/main_window/similar_desk.h"

#include "core/workflow/duplicates.h"
#include "core/workflow/similar/similar.h"
#include "ui/models/tile_cache.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

namespace stratoscope::ui {
namespace {

workflow::SimilarQuery queryOf(const SimilarRequest& request) {
  workflow::SimilarQuery query{.items = request.items};
  if (!request.file.isEmpty()) {
    query.files.emplace_back(request.file.toStdString());
  }
  if (request.box) {
    const auto& box = *request.box;
    query.box = workflow::QueryBox{.x = box.x(),
                                   .y = box.y(),
                                   .width = box.width(),
                                   .height = box.height(),
                                   .unit = workflow::QueryBox::Unit::ItemShare};
  }
  query.combine = request.likeAny ? workflow::CombineBy::Max : workflow::CombineBy::Mean;
  query.liked = request.liked;
  query.disliked = request.disliked;
  return query;
}

workflow::SimilarOptions optionsOf(const SimilarRequest& request) {
  using Patients = SimilarRequest::Patients;
  workflow::SimilarOptions options{.k = request.k};
  if (request.patients != Patients::Any) {
    options.patients =
        request.patients == Patients::Others ? workflow::PatientFilter::Others : workflow::PatientFilter::Same;
  }
  if (!request.column.isEmpty()) {
    options.where.push_back({request.column.toStdString(), request.value.toStdString()});
  }
  return options;
}

std::vector<SimilarItem> shown(const std::vector<workflow::SimilarItem>& items) {
  std::vector<SimilarItem> result;
  result.reserve(items.size());
  for (const auto& item : items) {
    result.push_back({item.item, item.score, QString::fromStdString(item.patient)});
  }
  return result;
}

struct Answer {
  std::vector<SimilarItem> items;
  QImage picture;
};

Answer shown(const workflow::SimilarResult& result) {
  return {shown(result.items), result.query ? toImage(*result.query) : QImage()};
}

SimilarHeat shown(const workflow::SimilarityHeat& heat) { return {heat.picture, heat.columns, heat.rows, heat.drop}; }

std::vector<DuplicateRow> shown(const std::vector<workflow::DuplicatePair>& pairs) {
  std::vector<DuplicateRow> rows;
  std::ranges::transform(pairs, std::back_inserter(rows), [](const auto& pair) {
    return DuplicateRow{pair.first, pair.second, pair.correlation, pair.identical, pair.samePatient};
  });
  return rows;
}

} // namespace

struct SimilarDesk::Open {
  std::optional<workflow::SimilarSearch> search;
  int version = -1;
};

SimilarDesk::SimilarDesk(CohortSession& session, QuietLane& lane, JobCenter& jobs, QObject* parent)
    : QObject(parent), session_(session), lane_(lane), jobs_(jobs), open_(std::make_shared<Open>()) {
  connect(&session_, &CohortSession::changed, this, [this] {
    const auto& changes = session_.content().changes;
    version_ += changes.items || changes.columns || changes.model ? 1 : 0;
  });
  connect(&jobs_, &JobCenter::jobChanged, this, &SimilarDesk::followJob);
}

void SimilarDesk::find(const SimilarRequest& request) {
  const int number = ++*newest_;
  lane_.run(
      [newest = newest_, number, folder = session_.folder(), open = open_, version = version_, request] {
        if (*newest != number) {
          return Answer();
        }
        auto cohort = cohort::Cohort::open(folder);
        if (!open->search || open->version != version) {
          open->search.reset();
          open->search = workflow::SimilarSearch::open(cohort);
          open->version = version;
        }
        SilentProgress progress;
        return shown(open->search->find(cohort, queryOf(request), optionsOf(request), progress, {}));
      },
      this,
      [this, number, request](const Answer& answer) {
        if (*newest_ == number) {
          Q_EMIT found(request, answer.items, answer.picture);
        }
      },
      [this, number, request](const Error& error) {
        if (*newest_ == number) {
          Q_EMIT notFound(request);
        }
        Q_EMIT failed(tr("Similar images"), error);
      });
}

void SimilarDesk::explain(const SimilarRequest& request, int result) {
  stopExplaining();
  // A stopped explanation may end after the next one has begun, which is not its to end.
  const auto ended = [this, number = ++explanations_] {
    const bool newest = number == explanations_;
    if (newest) {
      explaining_ = 0;
      Q_EMIT explanationProgress(-1);
    }
    return newest;
  };
  explaining_ = jobs_.run(
      tr("Why similar"), Lane::Cpu,
      [folder = session_.folder(), request, result](Progress& progress, const std::stop_token& stop) {
        const auto cohort = cohort::Cohort::open(folder);
        auto search = workflow::SimilarSearch::open(cohort);
        const auto why = search.explain(cohort, queryOf(request), result, {}, progress, stop);
        return SimilarExplanation{result, why.score, shown(why.query), shown(why.result)};
      },
      this,
      [this, ended](const SimilarExplanation& explanation) {
        if (ended()) {
          Q_EMIT explained(explanation);
        }
      },
      [this, ended](const Error& error) {
        ended();
        Q_EMIT failed(tr("Why similar"), error);
      });
  Q_EMIT explanationProgress(0);
}

void SimilarDesk::stopExplaining() {
  if (explaining_ != 0) {
    jobs_.stop(explaining_);
  }
}

void SimilarDesk::findDuplicates() {
  if (comparing_ != 0) {
    return;
  }
  const auto ended = [this] {
    comparing_ = 0;
    Q_EMIT duplicatesProgress(-1);
  };
  comparing_ = jobs_.run(
      tr("Near-duplicates"), Lane::Cpu,
      [folder = session_.folder()](Progress& progress, const std::stop_token& stop) {
        return shown(workflow::findDuplicates(cohort::Cohort::open(folder), {}, progress, stop));
      },
      this,
      [this, ended, folder = session_.folder()](const std::vector<DuplicateRow>& pairs) {
        ended();
        if (folder == session_.folder()) {
          Q_EMIT duplicatesFound(pairs);
        }
      },
      [this, ended](const Error& error) {
        ended();
        Q_EMIT failed(tr("Near-duplicates"), error);
      });
  Q_EMIT duplicatesProgress(0);
}

void SimilarDesk::stopDuplicates() {
  if (comparing_ != 0) {
    jobs_.stop(comparing_);
  }
}

int SimilarDesk::percentOf(JobId id) const {
  const auto job = jobs_.job(id);
  return job && job->total > 0 ? static_cast<int>(100 * job->done / job->total) : 0;
}

void SimilarDesk::followJob(int id) {
  if (id == explaining_) {
    Q_EMIT explanationProgress(percentOf(id));
  } else if (id == comparing_) {
    Q_EMIT duplicatesProgress(percentOf(id));
  }
}

} // namespace stratoscope::ui

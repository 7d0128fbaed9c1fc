#include "ui/main_window/similar_desk.h"

#include "core/workflow/similar.h"

namespace stratoscope::ui {
namespace {

std::vector<SimilarItem> shown(const std::vector<workflow::SimilarItem>& items) {
  std::vector<SimilarItem> result;
  result.reserve(items.size());
  for (const auto& item : items) {
    result.push_back({item.item, item.score, QString::fromStdString(item.patient)});
  }
  return result;
}

} // namespace

SimilarDesk::SimilarDesk(CohortSession& session, QuietLane& lane, QObject* parent)
    : QObject(parent), session_(session), lane_(lane) {}

void SimilarDesk::find(int item, int k, bool otherPatientsOnly) {
  const int request = ++*newest_;
  lane_.run(
      [newest = newest_, request, folder = session_.folder(), item, k, otherPatientsOnly] {
        return *newest == request
                   ? shown(workflow::similarTo(cohort::Cohort::open(folder), item, {k, otherPatientsOnly}))
                   : std::vector<SimilarItem>();
      },
      this,
      [this, request, item](const std::vector<SimilarItem>& items) {
        if (*newest_ == request) {
          Q_EMIT found(item, items);
        }
      },
      [this](const Error& error) { Q_EMIT failed(tr("Similar images"), error); });
}

} // namespace stratoscope::ui

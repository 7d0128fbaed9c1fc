#include "ui/models/training_estimate.h"

#include "ui/models/job_text.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QStringList>

#include <algorithm>

namespace stratoscope::ui {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(stratoscope::ui::TrainingEstimate)
};

QJsonObject objectOf(const std::string& text) {
  return QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
}

/// A supervised or a retrieval training says nothing about the autoencoder's speed.
bool isOfTheAutoencoder(const cohort::Run& run) {
  const auto parameters = objectOf(run.parametersJson);
  return run.step == "train" && parameters.contains(QLatin1String("temperature")) &&
         parameters.contains(QLatin1String("reconstructionWeight"));
}

int trainingItems(const workflow::Snapshot& snapshot) {
  const auto split = std::ranges::find(snapshot.columns, std::string("split"), &workflow::Column::name);
  const auto among = split == snapshot.columns.end() ? 0 : std::ranges::count(split->values, std::string("train"));
  return static_cast<int>(among > 0 ? among : std::ssize(snapshot.items));
}

} // namespace

TrainingBasis trainingBasisOf(const workflow::Snapshot& snapshot) {
  TrainingBasis basis;
  basis.items = trainingItems(snapshot);
  basis.bytes = static_cast<double>(basis.items) * static_cast<double>(snapshot.images.bytesPerItem());
  for (const auto& run : snapshot.runs) { // oldest first
    if (isOfTheAutoencoder(run)) {
      basis.imagesPerSecond = objectOf(run.resultJson)[QLatin1String("images_per_second")].toDouble();
    }
  }
  return basis;
}

QString estimateText(const TrainingBasis& basis, int epochs) {
  if (basis.items == 0) {
    return {};
  }
  QStringList parts{Words::tr("%Ln images", nullptr, basis.items),
                    Words::tr("%1 in memory").arg(QLocale().formattedDataSize(static_cast<qint64>(basis.bytes)))};
  if (basis.imagesPerSecond > 0) {
    const double seconds = static_cast<double>(basis.items) * epochs / basis.imagesPerSecond;
    //: time of a training, estimated from the one before
    parts << Words::tr("about %1, as fast as the last training").arg(durationText(seconds));
  } else {
    parts << Words::tr("time known after the first epoch");
  }
  return parts.join(QStringLiteral(" \u00b7 "));
}

} // namespace stratoscope::ui

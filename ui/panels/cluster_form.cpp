#include "ui/panels/cluster_form.h"

#include "ui/panels/form_parts.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QSpinBox>

namespace stratoscope::ui {
namespace {

constexpr int mostClusters = 500;
constexpr int usualClusters = 6;

QString meaningOf(const QString& method) {
  if (method == QLatin1String("kmeans")) {
    return ClusterForm::tr("Round clusters of like width; the usual start");
  }
  if (method == QLatin1String("spherical")) {
    return ClusterForm::tr("As k-means, by the angle between embeddings alone");
  }
  if (method == QLatin1String("gmm")) {
    return ClusterForm::tr("Stretched clusters of different width");
  }
  if (method == QLatin1String("ward")) {
    return ClusterForm::tr("Joins the two groups that fit best, again and again");
  }
  if (method == QLatin1String("leiden")) {
    return ClusterForm::tr("Communities of neighbours; finds their number itself");
  }
  return ClusterForm::tr("Learns clusters that images share with their neighbours; takes minutes");
}

/// What "automatic" means.
QString choiceOf(const QString& method) {
  if (method == QLatin1String("gmm")) {
    return ClusterForm::tr("The number with the best information criterion (BIC)");
  }
  return ClusterForm::tr("The number beyond which more clusters explain little more");
}

} // namespace

ClusterForm::ClusterForm(QWidget* parent)
    : QWidget(parent), method_(choiceBox({{tr("k-means"), QStringLiteral("kmeans")},
                                          {tr("Spherical k-means"), QStringLiteral("spherical")},
                                          {tr("Gaussian mixture"), QStringLiteral("gmm")},
                                          {tr("Ward"), QStringLiteral("ward")},
                                          {tr("Leiden"), QStringLiteral("leiden")},
                                          {tr("Neighbour consistency"), QStringLiteral("consistency")}})),
      meaning_(new QLabel), automatic_(new QCheckBox(tr("Automatic"))), number_(new QSpinBox), numbers_(new QWidget),
      fullCovariance_(new QCheckBox(tr("Free shapes (full covariance)"))), resolution_(new QDoubleSpinBox),
      neighbours_(new QSpinBox), graph_(new QWidget), curves_(new QCheckBox(tr("Compare numbers of clusters"))) {
  auto* form = new QFormLayout(this);
  form->setContentsMargins(0, 0, 0, 0);
  form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  method_->setAccessibleName(tr("Method"));
  form->addRow(tr("Method"), method_);
  meaning_->setWordWrap(true);
  meaning_->setForegroundRole(QPalette::PlaceholderText);
  form->addRow(QString(), meaning_);
  addOptions(form);
  connect(method_, &QComboBox::currentIndexChanged, this, &ClusterForm::follow);
  connect(automatic_, &QCheckBox::toggled, this, &ClusterForm::follow);
  automatic_->setChecked(true);
  follow();
}

void ClusterForm::addOptions(QFormLayout* form) {
  number_->setRange(2, mostClusters);
  number_->setValue(usualClusters);
  number_->setAccessibleName(tr("Number of clusters"));
  auto* numbers = rowOf({number_, automatic_});
  numbers->setContentsMargins(0, 0, 0, 0);
  numbers_->setLayout(numbers);
  form->addRow(tr("Clusters"), numbers_);
  form->addRow(QString(), fullCovariance_);
  resolution_->setRange(0.05, 20);
  resolution_->setSingleStep(0.1);
  resolution_->setValue(ClusterRequest().resolution);
  resolution_->setAccessibleName(tr("Resolution"));
  resolution_->setToolTip(tr("The higher, the more communities"));
  neighbours_->setRange(2, 200);
  neighbours_->setValue(ClusterRequest().neighbours);
  neighbours_->setAccessibleName(tr("Neighbours of each image"));
  auto* graph = rowOf({resolution_, new QLabel(tr("Neighbours")), neighbours_});
  graph->setContentsMargins(0, 0, 0, 0);
  graph_->setLayout(graph);
  form->addRow(tr("Resolution"), graph_);
  curves_->setToolTip(tr("Curves over the number of clusters that help to choose it; takes longer"));
  form->addRow(QString(), curves_);
}

bool ClusterForm::findsItsNumber() const {
  const auto method = method_->currentData().toString();
  // A head of the consistency method has its outputs before it learns.
  return method == QLatin1String("leiden") || (automatic_->isChecked() && method != QLatin1String("consistency"));
}

void ClusterForm::follow() {
  const auto method = method_->currentData().toString();
  const bool graph = method == QLatin1String("leiden");
  meaning_->setText(meaningOf(method));
  automatic_->setToolTip(choiceOf(method));
  automatic_->setVisible(!graph && method != QLatin1String("consistency"));
  number_->setEnabled(!findsItsNumber());
  auto* form = qobject_cast<QFormLayout*>(layout());
  const auto show = [form](QWidget* field, bool visible) {
    field->setVisible(visible);
    if (auto* label = form->labelForField(field)) {
      label->setVisible(visible);
    }
  };
  show(fullCovariance_, method == QLatin1String("gmm"));
  show(numbers_, !graph);
  show(graph_, graph);
}

ClusterRequest ClusterForm::request() const {
  ClusterRequest request;
  request.method = method_->currentData().toString();
  request.k = findsItsNumber() ? 0 : number_->value();
  request.fullCovariance = fullCovariance_->isChecked();
  request.resolution = resolution_->value();
  request.neighbours = neighbours_->value();
  request.curves = curves_->isChecked();
  return request;
}

ClusterRequest ClusterForm::splitRequest(int cluster) const {
  constexpr int halves = 2;
  auto split = request();
  split.within = cluster;
  split.curves = false;
  if (split.method != QLatin1String("leiden") && split.k == 0) {
    split.k = halves;
  }
  return split;
}

} // namespace stratoscope::ui

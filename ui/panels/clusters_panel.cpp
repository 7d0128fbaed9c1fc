#include "ui/panels/clusters_panel.h"

#include "ui/panels/cluster_form.h"
#include "ui/panels/tile_strip_delegate.h"
#include "ui/views/curve_view.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QSignalBlocker>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace stratoscope::ui {
namespace {

constexpr int rowHeight = 44;
constexpr int stripWidth = 2 * rowHeight;

enum Series { Figure, Chosen };

} // namespace

ClustersPanel::ClustersPanel(SelectionModel& selection, TileCache& tiles, QWidget* parent)
    : QWidget(parent), selection_(selection), model_(tiles), form_(new ClusterForm),
      cluster_(new QPushButton(tr("Cluster"))), status_(new QLabel), table_(new QTableView), verdict_(new QLabel),
      split_(new QPushButton(tr("Split"))), merge_(new QPushButton(tr("Merge"))), whichCurve_(new QComboBox),
      curve_(new CurveView), curveText_(new QLabel) {
  makeTable();
  makeCurves();
  status_->setWordWrap(true);
  verdict_->setWordWrap(true);
  verdict_->setToolTip(tr("Adjusted mutual information: 0 by chance, 1 for the same division"));
  setVerdict({});
  cluster_->setDefault(true);
  auto* start = new QHBoxLayout;
  start->addWidget(status_, 1);
  start->addWidget(cluster_);
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(form_);
  layout->addLayout(start);
  layout->addWidget(table_, 3);
  layout->addWidget(verdict_);
  layout->addWidget(makeButtons());
  layout->addWidget(whichCurve_);
  layout->addWidget(curve_, 1);
  layout->addWidget(curveText_);

  connect(cluster_, &QPushButton::clicked, this, [this] { Q_EMIT clusterRequested(form_->request()); });
  connect(&model_, &ClusterTableModel::renameRequested, this, &ClustersPanel::renameRequested);
  connect(&selection_, &SelectionModel::selectionChanged, this, &ClustersPanel::follow);
  connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ClustersPanel::lead);
  connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ClustersPanel::enableEdits);
  setCurves({});
  showState();
}

QWidget* ClustersPanel::makeButtons() {
  split_->setToolTip(tr("Clusters the images of the chosen cluster again, by the method above"));
  merge_->setToolTip(tr("Makes one cluster of the chosen ones"));
  connect(split_, &QPushButton::clicked, this, [this] {
    const auto rows = table_->selectionModel()->selectedRows();
    if (rows.size() == 1) {
      Q_EMIT clusterRequested(form_->splitRequest(rows.front().row()));
    }
  });
  connect(merge_, &QPushButton::clicked, this, [this] {
    std::vector<int> clusters;
    for (const auto& index : table_->selectionModel()->selectedRows()) {
      clusters.push_back(index.row());
    }
    Q_EMIT mergeRequested(clusters);
  });
  auto* buttons = new QWidget;
  auto* layout = new QHBoxLayout(buttons);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(split_);
  layout->addWidget(merge_);
  layout->addStretch(1);
  return buttons;
}

void ClustersPanel::makeCurves() {
  curve_->addSeries(tr("Figure"));
  curve_->addSeries(tr("Choice"));
  curve_->setAxisTitles(tr("Clusters"), {});
  curveText_->setWordWrap(true);
  whichCurve_->setAccessibleName(tr("Figure over the number of clusters"));
  connect(whichCurve_, &QComboBox::currentIndexChanged, this, &ClustersPanel::showCurve);
}

void ClustersPanel::makeTable() {
  auto* strips = new TileStripDelegate(ClusterTableModel::TilesRole, ClusterTableModel::ItemsRole, this);
  connect(strips, &TileStripDelegate::itemClicked, &selection_, &SelectionModel::setCurrent);
  table_->setModel(&model_);
  table_->setItemDelegateForColumn(ClusterTableModel::CentreColumn, strips);
  table_->setItemDelegateForColumn(ClusterTableModel::EdgeColumn, strips);
  table_->setAccessibleName(tr("Clusters"));
  table_->setSelectionMode(QAbstractItemView::ExtendedSelection);
  table_->setToolTip(tr("Click selects a cluster's images; double-click or F2 renames it"));
  table_->setSelectionBehavior(QAbstractItemView::SelectRows);
  table_->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
  table_->setTabKeyNavigation(false);
  table_->setShowGrid(false);
  table_->setWordWrap(false);
  table_->verticalHeader()->hide();
  table_->verticalHeader()->setDefaultSectionSize(rowHeight);
  auto* header = table_->horizontalHeader();
  header->setHighlightSections(false);
  header->setSectionResizeMode(ClusterTableModel::NameColumn, QHeaderView::Stretch);
  header->setSectionResizeMode(ClusterTableModel::ImagesColumn, QHeaderView::ResizeToContents);
  header->setSectionResizeMode(ClusterTableModel::PatientsColumn, QHeaderView::ResizeToContents);
  for (const auto column : {ClusterTableModel::CentreColumn, ClusterTableModel::EdgeColumn}) {
    header->resizeSection(column, stripWidth);
  }
  connect(table_, &QTableView::doubleClicked, this, [this](const QModelIndex& index) {
    if (index.column() != ClusterTableModel::NameColumn) {
      table_->edit(index.siblingAtColumn(ClusterTableModel::NameColumn));
    }
  });
}

void ClustersPanel::setClusters(std::vector<ClusterSummary> clusters, const std::vector<int>& clusterOfItem) {
  members_.assign(clusters.size(), {});
  clusterOfItem_ = clusterOfItem;
  for (std::size_t item = 0; item < clusterOfItem.size(); ++item) {
    const auto cluster = static_cast<std::size_t>(clusterOfItem[item]);
    if (clusterOfItem[item] >= 0 && cluster < members_.size()) {
      members_[cluster].push_back(static_cast<int>(item));
    }
  }
  {
    const QScopedValueRollback guard(busy_, true);
    model_.setClusters(std::move(clusters));
  }
  follow();
  showState();
}

std::vector<int> ClustersPanel::selectedClusters() const {
  std::vector<std::size_t> chosen(members_.size(), 0);
  for (const int row : selection_.rows()) {
    const auto place = static_cast<std::size_t>(row);
    const int cluster = place < clusterOfItem_.size() ? clusterOfItem_[place] : -1;
    if (cluster >= 0 && static_cast<std::size_t>(cluster) < chosen.size()) {
      ++chosen[static_cast<std::size_t>(cluster)];
    }
  }
  std::vector<int> whole;
  for (std::size_t cluster = 0; cluster < chosen.size(); ++cluster) {
    if (chosen[cluster] > 0 && chosen[cluster] == members_[cluster].size()) {
      whole.push_back(static_cast<int>(cluster));
    }
  }
  return whole;
}

void ClustersPanel::follow() {
  if (busy_) {
    return;
  }
  const QScopedValueRollback guard(busy_, true);
  QItemSelection wanted;
  for (const int cluster : selectedClusters()) {
    wanted.select(model_.index(cluster, 0), model_.index(cluster, ClusterTableModel::ColumnCount - 1));
  }
  table_->selectionModel()->select(wanted, QItemSelectionModel::ClearAndSelect);
}

void ClustersPanel::lead() {
  if (busy_) {
    return;
  }
  const QScopedValueRollback guard(busy_, true);
  std::vector<int> rows;
  for (const auto& index : table_->selectionModel()->selectedRows()) {
    const auto& members = members_[static_cast<std::size_t>(index.row())];
    rows.insert(rows.end(), members.begin(), members.end());
  }
  selection_.select(rows);
}

void ClustersPanel::setVerdict(const QString& text) {
  verdict_->setText(text);
  verdict_->setVisible(!text.isEmpty());
}

void ClustersPanel::setCurves(std::vector<ClusterCurve> curves) {
  curves_ = std::move(curves);
  const auto before = whichCurve_->currentText();
  {
    const QSignalBlocker quiet(whichCurve_);
    whichCurve_->clear();
    for (const auto& curve : curves_) {
      whichCurve_->addItem(curve.name);
    }
    whichCurve_->setCurrentIndex(std::max(whichCurve_->findText(before), curves_.empty() ? -1 : 0));
  }
  showCurve(whichCurve_->currentIndex());
}

void ClustersPanel::showCurve(int chosen) {
  curve_->clear();
  const auto* curve = chosen >= 0 ? &curves_[static_cast<std::size_t>(chosen)] : nullptr;
  const bool any = curve != nullptr && curve->ks.size() >= 2 && curve->values.size() == curve->ks.size();
  for (QWidget* widget :
       {static_cast<QWidget*>(whichCurve_), static_cast<QWidget*>(curve_), static_cast<QWidget*>(curveText_)}) {
    widget->setVisible(any);
  }
  if (!any) {
    return;
  }
  for (std::size_t i = 0; i < curve->ks.size(); ++i) {
    curve_->append(Figure, curve->ks[i], curve->values[i]);
  }
  if (std::ranges::find(curve->ks, curve->chosen) != curve->ks.end()) {
    const auto [low, high] = std::ranges::minmax(curve->values);
    curve_->append(Chosen, curve->chosen, low);
    curve_->append(Chosen, curve->chosen, high);
  }
  curve_->setAccessibleName(tr("%1 by the number of clusters").arg(curve->name));
  //: %1 is how to read a curve, %Ln the number of clusters that it speaks for
  curveText_->setText(curve->chosen > 0
                          ? tr("%1. It speaks for %Ln clusters.", nullptr, curve->chosen).arg(curve->meaning)
                          : curve->meaning);
}

void ClustersPanel::setPossible(bool possible, const QString& whyNot) {
  possible_ = possible;
  whyNot_ = whyNot;
  showState();
}

void ClustersPanel::setRunning(bool running) {
  running_ = running;
  showState();
}

void ClustersPanel::enableEdits() {
  const auto chosen = table_->selectionModel()->selectedRows().size();
  const bool idle = possible_ && !running_;
  split_->setEnabled(idle && chosen == 1);
  merge_->setEnabled(idle && chosen >= 2);
}

void ClustersPanel::showState() {
  const bool idle = possible_ && !running_;
  form_->setEnabled(idle);
  cluster_->setEnabled(idle);
  enableEdits();
  if (!possible_) {
    status_->setText(whyNot_);
  } else if (running_) {
    status_->setText(tr("Clustering"));
  } else if (model_.rowCount() == 0) {
    status_->setText(tr("No clusters yet"));
  } else {
    status_->setText(tr("%Ln clusters", nullptr, model_.rowCount()));
  }
}

} // namespace stratoscope::ui

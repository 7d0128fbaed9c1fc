#include "ui/panels/clusters_panel.h"

#include "ui/panels/tile_strip_delegate.h"
#include "ui/views/curve_view.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QSpinBox>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace stratoscope::ui {
namespace {

constexpr int mostClusters = 500;
constexpr int usualClusters = 6;
constexpr int rowHeight = 44;
constexpr int stripWidth = 2 * rowHeight;

enum Curve { Inertia, Elbow };

} // namespace

ClustersPanel::ClustersPanel(SelectionModel& selection, TileCache& tiles, QWidget* parent)
    : QWidget(parent), selection_(selection), model_(tiles), method_(new QComboBox),
      automatic_(new QCheckBox(tr("Automatic (elbow)"))), number_(new QSpinBox),
      cluster_(new QPushButton(tr("Cluster"))), status_(new QLabel), table_(new QTableView), elbowText_(new QLabel),
      curve_(new CurveView) {
  makeTable();
  status_->setWordWrap(true);
  elbowText_->setWordWrap(true);
  curve_->setAccessibleName(tr("Inertia by the number of clusters"));
  curve_->addSeries(tr("Inertia"));
  curve_->addSeries(tr("Elbow"));
  curve_->setAxisTitles(tr("Clusters"), {});
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(makeForm());
  layout->addWidget(status_);
  layout->addWidget(table_, 3);
  layout->addWidget(elbowText_);
  layout->addWidget(curve_, 1);

  connect(automatic_, &QCheckBox::toggled, this, &ClustersPanel::showState);
  connect(cluster_, &QPushButton::clicked, this,
          [this] { Q_EMIT clusterRequested(automatic_->isChecked() ? 0 : number_->value()); });
  connect(&model_, &ClusterTableModel::renameRequested, this, &ClustersPanel::renameRequested);
  connect(&selection_, &SelectionModel::selectionChanged, this, &ClustersPanel::follow);
  connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ClustersPanel::lead);
  automatic_->setChecked(true);
  setInertia({}, {}, 0);
}

QWidget* ClustersPanel::makeForm() {
  method_->addItem(tr("k-means"));
  number_->setRange(2, mostClusters);
  number_->setValue(usualClusters);
  number_->setAccessibleName(tr("Number of clusters"));
  automatic_->setToolTip(tr("The number beyond which more clusters explain little more"));
  cluster_->setDefault(true);
  auto* number = new QHBoxLayout;
  number->addWidget(number_);
  number->addWidget(automatic_, 1);
  number->addWidget(cluster_);
  auto* form = new QWidget;
  auto* layout = new QFormLayout(form);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  layout->addRow(tr("Method"), method_);
  layout->addRow(tr("Clusters"), number);
  return form;
}

void ClustersPanel::makeTable() {
  auto* strips = new TileStripDelegate(ClusterTableModel::TilesRole, ClusterTableModel::ItemsRole, this);
  connect(strips, &TileStripDelegate::itemClicked, &selection_, &SelectionModel::setCurrent);
  table_->setModel(&model_);
  table_->setItemDelegateForColumn(ClusterTableModel::CentreColumn, strips);
  table_->setItemDelegateForColumn(ClusterTableModel::EdgeColumn, strips);
  table_->setAccessibleName(tr("Clusters"));
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

void ClustersPanel::setInertia(const std::vector<int>& ks, const std::vector<double>& inertias, int elbow) {
  curve_->clear();
  const auto points = std::min(ks.size(), inertias.size());
  for (std::size_t i = 0; i < points; ++i) {
    curve_->append(Inertia, ks[i], inertias[i]);
  }
  const bool any = points >= 2;
  const bool marked = any && std::ranges::find(ks, elbow) != ks.end();
  if (marked) {
    const auto [low, high] = std::ranges::minmax(inertias);
    curve_->append(Elbow, elbow, low);
    curve_->append(Elbow, elbow, high);
  }
  curve_->setVisible(any);
  elbowText_->setVisible(marked);
  elbowText_->setText(tr("More than %Ln clusters explain little more", nullptr, elbow));
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

void ClustersPanel::showState() {
  const bool idle = possible_ && !running_;
  method_->setEnabled(idle);
  automatic_->setEnabled(idle);
  number_->setEnabled(idle && !automatic_->isChecked());
  cluster_->setEnabled(idle);
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

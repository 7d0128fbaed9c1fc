#include "ui/panels/similar_panel.h"

#include "ui/panels/caption_tile_delegate.h"
#include "ui/panels/tile_painting.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QSpinBox>
#include <QTimer>
#include <QVBoxLayout>

namespace stratoscope::ui {
namespace {

constexpr int wishPause = 150; ///< ms without another wish before the search is asked for
constexpr int queryTileSize = 72;
constexpr int tileSize = 76;
constexpr int usualNumber = 24;
constexpr int mostNumber = 500;

QLabel* makeHint() {
  auto* hint = new QLabel;
  hint->setAlignment(Qt::AlignCenter);
  hint->setWordWrap(true);
  hint->setForegroundRole(QPalette::PlaceholderText);
  return hint;
}

} // namespace

SimilarPanel::SimilarPanel(SelectionModel& selection, TileCache& tiles, QWidget* parent)
    : QWidget(parent), selection_(selection), tiles_(tiles), model_(tiles), pause_(new QTimer(this)),
      empty_(makeHint()), queryTile_(new QLabel), queryText_(new QLabel), status_(new QLabel),
      othersOnly_(new QCheckBox(tr("From other patients only"))), number_(new QSpinBox),
      view_(makeTileView(model_, new CaptionTileDelegate(tileSize, this))),
      select_(new QPushButton(tr("Select these images"))), content_(makeContent()) {
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(empty_, 1);
  layout->addWidget(content_, 1);
  pause_->setSingleShot(true);
  pause_->setInterval(wishPause);
  connect(pause_, &QTimer::timeout, this, &SimilarPanel::ask);
  connect(&selection_, &SelectionModel::currentChanged, this, &SimilarPanel::follow);
  connect(&tiles_, &TileCache::ready, this, [this](int row) {
    if (row == query_) {
      showQueryTile();
    }
  });
  connect(othersOnly_, &QCheckBox::toggled, this, &SimilarPanel::refresh);
  connect(number_, &QSpinBox::valueChanged, this, &SimilarPanel::refresh);
  connect(select_, &QPushButton::clicked, this, [this] { selection_.select(model_.rows()); });
  connectView();
  wish(selection_.current());
}

QWidget* SimilarPanel::makeContent() {
  number_->setRange(1, mostNumber);
  number_->setValue(usualNumber);
  number_->setAccessibleName(tr("Number of similar images"));
  auto* numberText = new QLabel(tr("Number"));
  numberText->setBuddy(number_);
  othersOnly_->setToolTip(tr("Leaves out images of the same patient, which are similar for a simple reason"));
  select_->setToolTip(tr("Marks them on the map and shows them in the gallery"));
  view_->setAccessibleName(tr("Similar images"));
  view_->setToolTip(tr("Click shows an image; double-click or Enter finds the images similar to it"));

  auto* options = new QHBoxLayout;
  options->addWidget(othersOnly_, 1);
  options->addWidget(numberText);
  options->addWidget(number_);
  auto* bottom = new QHBoxLayout;
  bottom->addWidget(status_, 1);
  bottom->addWidget(select_);
  auto* content = new QWidget;
  auto* layout = new QVBoxLayout(content);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(makeQuery());
  layout->addLayout(options);
  layout->addWidget(view_, 1);
  layout->addLayout(bottom);
  return content;
}

QWidget* SimilarPanel::makeQuery() {
  queryTile_->setFixedSize(queryTileSize, queryTileSize);
  queryTile_->setAlignment(Qt::AlignCenter);
  queryTile_->setBackgroundRole(QPalette::AlternateBase);
  queryTile_->setAutoFillBackground(true);
  queryTile_->setAccessibleName(tr("Image that the others are compared with"));
  queryText_->setTextFormat(Qt::PlainText);
  queryText_->setWordWrap(true);
  auto* query = new QWidget;
  auto* layout = new QHBoxLayout(query);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(queryTile_);
  layout->addWidget(queryText_, 1);
  return query;
}

void SimilarPanel::connectView() {
  // Not the view's current index: that one also changes when the view merely gets the focus.
  connect(view_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &SimilarPanel::lead);
  connect(view_, &QListView::doubleClicked, this, &SimilarPanel::askForChosen);
  view_->installEventFilter(this);
}

bool SimilarPanel::eventFilter(QObject* watched, QEvent* event) {
  // Not the view's activated(), which some styles send at a single click.
  if (event->type() == QEvent::KeyPress) {
    const auto* press = static_cast<QKeyEvent*>(event);
    if (press->key() == Qt::Key_Return || press->key() == Qt::Key_Enter) {
      askForChosen();
      return true;
    }
  }
  return QWidget::eventFilter(watched, event);
}

void SimilarPanel::follow(int row) {
  if (!leading_) {
    wish(row);
  }
}

void SimilarPanel::lead() {
  const auto chosen = view_->selectionModel()->selectedIndexes();
  if (!chosen.isEmpty()) {
    const QScopedValueRollback guard(leading_, true);
    selection_.setCurrent(model_.at(chosen.front().row()).row);
  }
}

void SimilarPanel::askForChosen() {
  const auto chosen = view_->selectionModel()->selectedIndexes();
  if (!chosen.isEmpty()) {
    wish(model_.at(chosen.front().row()).row);
  }
}

void SimilarPanel::wish(int row) {
  query_ = row;
  answered_ = false;
  if (query_ < 0) {
    model_.setItems({});
  }
  pause_->start();
  showState();
}

void SimilarPanel::refresh() { wish(query_); }

void SimilarPanel::ask() {
  if (query_ >= 0 && possible_ && !answered_ && isVisible()) {
    Q_EMIT similarRequested(query_, number_->value(), othersOnly_->isChecked());
  }
}

void SimilarPanel::setResults(int query, std::vector<SimilarItem> items) {
  if (query != query_) {
    return;
  }
  answered_ = true;
  model_.setItems(std::move(items));
  view_->scrollToTop();
  showState();
}

void SimilarPanel::setPossible(bool possible, const QString& whyNot) {
  whyNot_ = whyNot;
  if (possible != possible_) {
    possible_ = possible;
    refresh();
  }
  showState();
}

void SimilarPanel::setDescriber(std::function<QString(int)> describe) {
  describe_ = std::move(describe);
  showState();
}

void SimilarPanel::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  if (!answered_) {
    pause_->start();
  }
}

void SimilarPanel::showState() {
  const bool any = possible_ && query_ >= 0;
  empty_->setText(possible_ ? tr("Choose an image on the map or in the gallery") : whyNot_);
  empty_->setVisible(!any);
  content_->setVisible(any);
  if (!any) {
    return;
  }
  queryText_->setText(describe_ ? describe_(query_) : tr("Item %L1").arg(query_ + 1));
  status_->setText(describeResults());
  select_->setEnabled(answered_ && model_.rowCount() > 0);
  showQueryTile();
}

QString SimilarPanel::describeResults() const {
  if (!answered_) {
    return tr("Searching");
  }
  if (model_.rowCount() == 0) {
    return othersOnly_->isChecked() ? tr("No images of other patients") : tr("No other images");
  }
  return tr("%Ln similar images", nullptr, model_.rowCount());
}

void SimilarPanel::showQueryTile() {
  const auto picture = tiles_.tile(query_);
  if (!picture) {
    queryTile_->clear();
    return;
  }
  const int pixels = qRound(queryTileSize * devicePixelRatioF());
  auto shown = QPixmap::fromImage(picture->scaled(pixels, pixels, Qt::KeepAspectRatio, Qt::SmoothTransformation));
  shown.setDevicePixelRatio(devicePixelRatioF());
  queryTile_->setPixmap(shown);
}

} // namespace stratoscope::ui

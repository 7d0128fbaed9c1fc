#include "ui/main_window/workspace.h"

#include "ui/main_window/dock_title.h"
#include "ui/views/vtk_view.h"

#include <QDockWidget>
#include <QEvent>
#include <QMainWindow>
#include <QTimer>

#include <algorithm>

namespace stratoscope::ui {
namespace {

constexpr int leftWidth = 280;
constexpr int rightWidth = 400;
constexpr int viewerShare = 32; ///< percent of the height of map and viewer
constexpr int bottomHeight = 104;
constexpr int startPause = 100; ///< ms

} // namespace

Workspace::Workspace(QMainWindow& window, QWidget* page) : QObject(&window), window_(window), page_(page) {
  window_.setDockNestingEnabled(true);
  window_.setDockOptions(QMainWindow::AnimatedDocks | QMainWindow::AllowNestedDocks | QMainWindow::AllowTabbedDocks);
  window_.setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
  window_.setDocumentMode(true);
  for (const auto corner : {Qt::BottomLeftCorner, Qt::BottomRightCorner}) {
    window_.setCorner(corner, Qt::BottomDockWidgetArea);
  }
  window_.setCentralWidget(page_);
  page_->hide();
  window_.installEventFilter(this);
}

bool Workspace::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::Show && watched == &window_) {
    window_.removeEventFilter(this);
    // The page is on the screen before.
    QTimer::singleShot(startPause, this, [this] { prepareViews(0); });
  }
  return QObject::eventFilter(watched, event);
}

void Workspace::prepareViews(std::size_t next) {
  const auto views = window_.findChildren<VtkView*>();
  if (!empty_ || next >= static_cast<std::size_t>(views.size())) {
    return;
  }
  views[static_cast<qsizetype>(next)]->prepare();
  QTimer::singleShot(0, this, [this, next] { prepareViews(next + 1); });
}

QDockWidget* Workspace::add(Place place, const QString& name, const QString& title, QWidget* content) {
  auto* dock = new QDockWidget(title, &window_);
  dock->setObjectName(name);
  dock->setWidget(content);
  dock->setTitleBarWidget(new DockTitle(dock));
  // Whoever is moved changes who is a tab beside whom.
  for (const auto signal : {&QDockWidget::visibilityChanged, &QDockWidget::topLevelChanged}) {
    connect(dock, signal, this, [this] { QTimer::singleShot(0, this, &Workspace::updateTitles); });
  }
  connect(dock, &QDockWidget::dockLocationChanged, this,
          [this] { QTimer::singleShot(0, this, &Workspace::updateTitles); });
  entries_.push_back({place, dock});
  all_.push_back(dock);
  return dock;
}

QDockWidget* Workspace::first(Place place) const { return std::ranges::find(entries_, place, &Entry::place)->dock; }

void Workspace::tabify(Place place) {
  auto* front = first(place);
  auto* last = front;
  for (const auto& entry : entries_) {
    if (entry.place == place && entry.dock != front) {
      window_.tabifyDockWidget(last, entry.dock);
      last = entry.dock;
    }
  }
  front->raise();
}

void Workspace::restoreDefault() {
  for (auto* dock : all_) {
    dock->setFloating(false);
    window_.removeDockWidget(dock);
  }
  auto* left = first(Place::Left);
  auto* centre = first(Place::Centre);
  auto* below = first(Place::BelowCentre);
  auto* right = first(Place::Right);
  auto* bottom = first(Place::Bottom);
  window_.addDockWidget(Qt::LeftDockWidgetArea, left);
  window_.splitDockWidget(left, centre, Qt::Horizontal);
  window_.splitDockWidget(centre, right, Qt::Horizontal);
  window_.splitDockWidget(centre, below, Qt::Vertical);
  window_.addDockWidget(Qt::BottomDockWidgetArea, bottom);
  for (const auto place : {Place::Left, Place::Right, Place::Bottom}) {
    tabify(place);
  }
  showDocks();
  const int width = window_.width();
  const int height = window_.height() - bottomHeight;
  window_.resizeDocks({left, centre, right}, {leftWidth, width - leftWidth - rightWidth, rightWidth}, Qt::Horizontal);
  window_.resizeDocks({centre, below}, {height * (100 - viewerShare) / 100, height * viewerShare / 100}, Qt::Vertical);
  window_.resizeDocks({bottom}, {bottomHeight}, Qt::Vertical);
  for (const auto place : {Place::Left, Place::Right, Place::Bottom}) {
    first(place)->raise();
  }
  state_ = window_.saveState();
  updateTitles();
}

void Workspace::showDocks() {
  for (const auto& entry : entries_) {
    entry.dock->setVisible(!empty_ || entry.place == Place::Bottom);
  }
}

void Workspace::raise(const QString& name) {
  const auto found = std::ranges::find(all_, name, &QObject::objectName);
  if (found != all_.end() && !empty_) {
    (*found)->show();
    (*found)->raise();
  }
}

void Workspace::setEmpty(bool empty) {
  if (empty_ == empty) {
    return;
  }
  if (empty) {
    state_ = window_.saveState();
  }
  empty_ = empty;
  page_->setVisible(empty);
  if (empty) {
    showDocks();
  } else {
    window_.restoreState(state_);
  }
  updateTitles();
}

QByteArray Workspace::state() const { return empty_ ? state_ : window_.saveState(); }

void Workspace::setState(const QByteArray& state) {
  if (empty_) {
    state_ = state;
  } else {
    window_.restoreState(state);
  }
  updateTitles();
}

void Workspace::updateTitles() {
  for (auto* dock : all_) {
    static_cast<DockTitle*>(dock->titleBarWidget())->setTabbed(!window_.tabifiedDockWidgets(dock).isEmpty());
  }
}

} // namespace stratoscope::ui

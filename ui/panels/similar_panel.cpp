#include "ui/panels/similar_panel.h"

#include "ui/panels/flow_layout.h"
#include "ui/panels/key_filter.h"
#include "ui/panels/similar_duplicates.h"
#include "ui/panels/similar_filter_bar.h"
#include "ui/panels/similar_query_picture.h"
#include "ui/panels/similar_tile_delegate.h"
#include "ui/panels/similar_why_view.h"
#include "ui/panels/tile_painting.h"

#include <algorithm>

#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QLocale>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QTabWidget>
#include <QTimer>
#include <QVBoxLayout>

namespace stratoscope::ui {
namespace {

constexpr int wishPause = 150; ///< ms without another wish before the search is asked for
constexpr int tileSize = 76;

QLabel* makeHint() {
  auto* hint = new QLabel;
  hint->setAlignment(Qt::AlignCenter);
  hint->setWordWrap(true);
  hint->setForegroundRole(QPalette::PlaceholderText);
  return hint;
}

/// Adds the row to the list or takes it away where it is already.
void toggle(std::vector<int>& rows, int row) {
  if (std::erase(rows, row) == 0) {
    rows.push_back(row);
  }
}

} // namespace

SimilarPanel::SimilarPanel(SelectionModel& selection, TileCache& tiles, QWidget* parent)
    : QWidget(parent), selection_(selection), tiles_(tiles), model_(tiles), pause_(new QTimer(this)),
      empty_(makeHint()), picture_(new SimilarQueryPicture), queryText_(new QLabel),
      useSelection_(new QPushButton(tr("Ask about the selection"))), filters_(new SimilarFilterBar),
      view_(makeTileView(model_, new SimilarTileDelegate(tileSize, this))),
      like_(new QPushButton(tr("More like this"))), dislike_(new QPushButton(tr("Less like this"))),
      reset_(new QPushButton(tr("Reset"))), judged_(new QLabel), why_(new QPushButton(tr("Why similar"))),
      whyView_(new SimilarWhyView), status_(new QLabel), select_(new QPushButton(tr("Select these images"))),
      content_(makeContent()), duplicates_(new SimilarDuplicates(selection, tiles)), pages_(new QTabWidget) {
  auto* similar = new QWidget;
  auto* similarLayout = new QVBoxLayout(similar);
  similarLayout->addWidget(empty_, 1);
  similarLayout->addWidget(content_, 1);
  pages_->setDocumentMode(true);
  pages_->addTab(similar, tr("Similar images"));
  pages_->addTab(duplicates_, tr("Near-duplicates"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(pages_);
  pause_->setSingleShot(true);
  pause_->setInterval(wishPause);
  connect(pause_, &QTimer::timeout, this, &SimilarPanel::ask);
  connect(&selection_, &SelectionModel::currentChanged, this, &SimilarPanel::follow);
  connect(&selection_, &SelectionModel::selectionChanged, this, &SimilarPanel::showState);
  connect(&tiles_, &TileCache::ready, this, [this](int row) {
    if (!query_.items.empty() && row == query_.items.front()) {
      showQuery();
    }
  });
  connect(filters_, &SimilarFilterBar::changed, this, &SimilarPanel::refresh);
  connect(select_, &QPushButton::clicked, this, [this] { selection_.select(model_.rows()); });
  connect(duplicates_, &SimilarDuplicates::searchRequested, this, &SimilarPanel::duplicatesRequested);
  connect(duplicates_, &SimilarDuplicates::stopRequested, this, &SimilarPanel::duplicatesStopped);
  connect(whyView_, &SimilarWhyView::stopRequested, this, &SimilarPanel::whyStopped);
  connectView();
  addKeys();
  follow(selection_.current());
}

QWidget* SimilarPanel::makeContent() {
  select_->setToolTip(tr("Marks them on the map and shows them in the gallery"));
  view_->setAccessibleName(tr("Similar images"));
  view_->setToolTip(tr("Click shows an image; double-click or Enter finds the images similar to it; + and - say "
                       "whether more should be like it"));
  status_->setWordWrap(true);
  auto* bottom = new QHBoxLayout;
  bottom->addWidget(status_, 1);
  bottom->addWidget(select_);
  auto* content = new QWidget;
  auto* layout = new QVBoxLayout(content);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(makeQuery());
  layout->addWidget(filters_);
  layout->addWidget(view_, 2);
  layout->addWidget(makeFeedback());
  layout->addWidget(whyView_, 1);
  layout->addLayout(bottom);
  return content;
}

QWidget* SimilarPanel::makeQuery() {
  picture_->setAccessibleName(tr("Image that the others are compared with"));
  picture_->setToolTip(tr("Drag over a part to ask about that part alone; arrows move it, plus and minus change its "
                          "size, Esc asks about the whole image"));
  queryText_->setTextFormat(Qt::PlainText);
  queryText_->setWordWrap(true);
  useSelection_->setToolTip(tr("All selected images make one question"));
  auto* outside = new QPushButton(tr("Image from outside..."));
  outside->setToolTip(tr("Asks about a file that is not in the cohort, read as its images were"));
  connect(useSelection_, &QPushButton::clicked, this, [this] { askAbout(selection_.rows()); });
  connect(outside, &QPushButton::clicked, this, &SimilarPanel::chooseFile);
  connect(picture_, &SimilarQueryPicture::boxChosen, this, [this](const std::optional<QRectF>& box) {
    query_.box = box;
    wish();
  });
  auto* ways = new QWidget;
  auto* flow = new FlowLayout(ways);
  flow->addWidget(useSelection_);
  flow->addWidget(outside);
  auto* words = new QVBoxLayout;
  words->addWidget(queryText_, 1);
  words->addWidget(ways);
  auto* query = new QWidget;
  auto* layout = new QHBoxLayout(query);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(picture_, 0, Qt::AlignTop);
  layout->addLayout(words, 1);
  return query;
}

QWidget* SimilarPanel::makeFeedback() {
  like_->setToolTip(tr("Moves the question towards the chosen image (+)"));
  dislike_->setToolTip(tr("Moves the question away from the chosen image and leaves it out (-)"));
  reset_->setToolTip(tr("Takes back all that was said of images"));
  judged_->setMinimumHeight(like_->sizeHint().height()); // so that its words stand in line with the buttons
  why_->setToolTip(tr("Shows which parts of both images make the chosen one similar"));
  connect(like_, &QPushButton::clicked, this, [this] { judge(1); });
  connect(dislike_, &QPushButton::clicked, this, [this] { judge(-1); });
  connect(reset_, &QPushButton::clicked, this, &SimilarPanel::resetJudgements);
  connect(why_, &QPushButton::clicked, this, &SimilarPanel::explainChosen);
  auto* bar = new QWidget;
  auto* flow = new FlowLayout(bar);
  for (auto* widget : std::initializer_list<QWidget*>{like_, dislike_, why_, judged_, reset_}) {
    flow->addWidget(widget);
  }
  return bar;
}

void SimilarPanel::connectView() {
  // Not the view's current index: that one also changes when the view merely gets the focus.
  connect(view_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &SimilarPanel::lead);
  connect(view_, &QListView::doubleClicked, this, &SimilarPanel::askForChosen);
}

void SimilarPanel::addKeys() {
  // Not the view's activated(), which some styles send at a single click.
  new KeyFilter(view_, Qt::Key_Return, [this] { askForChosen(); });
  new KeyFilter(view_, Qt::Key_Enter, [this] { askForChosen(); });
  new KeyFilter(view_, Qt::Key_Plus, [this] { judge(1); });
  new KeyFilter(view_, Qt::Key_Minus, [this] { judge(-1); });
}

int SimilarPanel::chosen() const {
  const auto indexes = view_->selectionModel()->selectedIndexes();
  return indexes.isEmpty() ? -1 : model_.at(indexes.front().row()).row;
}

void SimilarPanel::follow(int row) {
  if (!leading_) {
    askAbout(row < 0 ? std::vector<int>() : std::vector<int>{row});
  }
}

void SimilarPanel::lead() {
  if (const int row = chosen(); row >= 0) {
    const QScopedValueRollback guard(leading_, true);
    selection_.setCurrent(row);
  }
  showState();
}

void SimilarPanel::askForChosen() {
  if (const int row = chosen(); row >= 0) {
    askAbout({row});
  }
}

void SimilarPanel::chooseFile() {
  const auto file = QFileDialog::getOpenFileName(this, tr("Image from outside"));
  if (!file.isEmpty()) {
    askAboutFile(file);
  }
}

void SimilarPanel::askAboutFile(const QString& file) {
  query_ = {};
  query_.file = file;
  outside_ = {};
  whyView_->clear();
  wish();
}

void SimilarPanel::askAbout(std::vector<int> items) {
  query_ = {};
  query_.items = std::move(items);
  whyView_->clear();
  wish();
}

void SimilarPanel::judge(int judgement) {
  const int row = chosen();
  if (row < 0) {
    return;
  }
  std::erase(judgement > 0 ? query_.disliked : query_.liked, row);
  toggle(judgement > 0 ? query_.liked : query_.disliked, row);
  wish();
}

void SimilarPanel::resetJudgements() {
  query_.liked.clear();
  query_.disliked.clear();
  wish();
}

void SimilarPanel::explainChosen() {
  if (const int row = chosen(); row >= 0) {
    auto asked = request();
    // The two images are compared, whatever a person said of others.
    asked.liked.clear();
    asked.disliked.clear();
    Q_EMIT whyRequested(asked, row);
  }
}

SimilarRequest SimilarPanel::request() const {
  auto asked = query_;
  filters_->fill(asked);
  return asked;
}

void SimilarPanel::wish() {
  answered_ = false;
  failed_ = false;
  if (!hasQuery()) {
    model_.setItems({});
  }
  filters_->setSeveral(query_.items.size() > 1);
  filters_->setPatientKnown(query_.file.isEmpty());
  pause_->start();
  showJudgements();
  showState();
  publishMarks();
}

void SimilarPanel::refresh() { wish(); }

void SimilarPanel::forget() {
  duplicates_->clear();
  askAbout(selection_.current() < 0 ? std::vector<int>() : std::vector<int>{selection_.current()});
}

void SimilarPanel::ask() {
  if (hasQuery() && possible_ && !answered_ && isVisible()) {
    Q_EMIT similarRequested(request());
  }
}

void SimilarPanel::setResults(const SimilarRequest& request, std::vector<SimilarItem> items, const QImage& picture) {
  if (request != this->request()) {
    return;
  }
  answered_ = true;
  if (!request.file.isEmpty() && !request.box) {
    outside_ = picture;
  }
  model_.setItems(std::move(items));
  view_->scrollToTop();
  showState();
  publishMarks();
}

void SimilarPanel::setFailed(const SimilarRequest& request) {
  if (request == this->request()) {
    failed_ = true;
    model_.setItems({});
    showState();
  }
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

void SimilarPanel::setColumns(const std::vector<CodedColumn>& columns) {
  const bool filtered = !request().column.isEmpty();
  filters_->setColumns(columns);
  if (filtered) {
    refresh();
  }
}

void SimilarPanel::setExplanation(const SimilarExplanation& explanation) {
  whyView_->setExplanation(explanation, tr("Asked about (left) and item %L1 (right), similarity %2")
                                            .arg(explanation.result + 1)
                                            .arg(QLocale().toString(static_cast<double>(explanation.score), 'f', 2)));
}

void SimilarPanel::setExplanationProgress(int percent) { whyView_->setProgress(percent); }

void SimilarPanel::setDuplicates(std::vector<DuplicateRow> pairs) { duplicates_->setPairs(std::move(pairs)); }

void SimilarPanel::setDuplicatesProgress(int percent) { duplicates_->setProgress(percent); }

void SimilarPanel::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  if (!answered_) {
    pause_->start();
  }
  publishMarks();
}

void SimilarPanel::hideEvent(QHideEvent* event) {
  QWidget::hideEvent(event);
  Q_EMIT marksChanged({}, {});
}

void SimilarPanel::publishMarks() {
  const bool any = isVisible() && answered_ && model_.rowCount() > 0;
  Q_EMIT marksChanged(any ? query_.items : std::vector<int>(), any ? model_.rows() : std::vector<int>());
}

void SimilarPanel::showJudgements() {
  const auto liked = query_.liked.size();
  const auto disliked = query_.disliked.size();
  model_.setJudgements({query_.liked.begin(), query_.liked.end()}, {query_.disliked.begin(), query_.disliked.end()});
  judged_->setText(tr("%L1 more, %L2 less").arg(liked).arg(disliked));
  judged_->setVisible(liked + disliked > 0);
  reset_->setVisible(liked + disliked > 0);
}

void SimilarPanel::showState() {
  const bool any = possible_ && hasQuery();
  empty_->setText(possible_ ? tr("Choose an image on the map or in the gallery") : whyNot_);
  empty_->setVisible(!any);
  content_->setVisible(any);
  if (!any) {
    return;
  }
  queryText_->setText(describeQuery());
  status_->setText(describeResults());
  select_->setEnabled(answered_ && model_.rowCount() > 0);
  useSelection_->setEnabled(!selection_.rows().empty());
  like_->setEnabled(chosen() >= 0);
  dislike_->setEnabled(chosen() >= 0);
  why_->setEnabled(chosen() >= 0 && query_.items.size() <= 1);
  showQuery();
}

QString SimilarPanel::describeQuery() const {
  const auto marked = [this](const QString& words) {
    return query_.box ? words + QLatin1Char('\n') + tr("A part of it") : words;
  };
  if (!query_.file.isEmpty()) {
    return marked(QFileInfo(query_.file).fileName());
  }
  if (query_.items.size() > 1) {
    return tr("%Ln selected images", nullptr, static_cast<int>(query_.items.size()));
  }
  const int row = query_.items.front();
  return marked(describe_ ? describe_(row) : tr("Item %L1").arg(row + 1));
}

QString SimilarPanel::describeResults() const {
  if (failed_) {
    return tr("The search failed");
  }
  if (!answered_) {
    return tr("Searching");
  }
  const auto asked = request();
  if (model_.rowCount() == 0) {
    const bool filtered = asked.patients != SimilarRequest::Patients::Any || !asked.column.isEmpty();
    return filtered ? tr("No other images pass the filter") : tr("No other images");
  }
  return tr("%Ln similar images", nullptr, model_.rowCount());
}

void SimilarPanel::showQuery() {
  if (query_.items.empty()) {
    picture_->setPicture(outside_, !outside_.isNull());
  } else {
    picture_->setPicture(tiles_.tile(query_.items.front()).value_or(QImage()), query_.items.size() == 1);
  }
  picture_->setBox(query_.box);
}

} // namespace stratoscope::ui

#include "ui/panels/import_dialog.h"

#include "ui/models/import_words.h"
#include "ui/panels/copy_choice.h"
#include "ui/panels/file_notes_view.h"
#include "ui/panels/found_view.h"
#include "ui/panels/item_preview_box.h"
#include "ui/panels/recipe_form.h"
#include "ui/panels/source_list.h"
#include "ui/panels/table_form.h"

#include <QDialogButtonBox>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTabWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace stratoscope::ui {
namespace {

constexpr int lookPause = 150; ///< ms after a change of the sources
constexpr int tryPause = 120;  ///< ms after a change of the recipe
constexpr int rightWidth = 400;

QLabel* captionLabel(const QString& text) {
  auto* label = new QLabel(text);
  auto bold = label->font();
  bold.setBold(true);
  label->setFont(bold);
  return label;
}

bool hasDicom(const ImportFindings& findings) {
  return std::ranges::any_of(findings.preview->series,
                             [](const auto& found) { return found.series.kind == imaging::SourceKind::Dicom; });
}

QTimer* pauseTimer(QObject* parent, int pause) {
  auto* timer = new QTimer(parent);
  timer->setSingleShot(true);
  timer->setInterval(pause);
  return timer;
}

} // namespace

ImportDialog::ImportDialog(QWidget* parent)
    : QDialog(parent), sources_(new SourceList), found_(new FoundView), notes_(new FileNotesView),
      tabs_(new QTabWidget), copy_(new CopyChoice), recipe_(new RecipeForm), preview_(new ItemPreviewBox),
      table_(new TableForm), status_(new QLabel), looking_(pauseTimer(this, lookPause)),
      trying_(pauseTimer(this, tryPause)) {
  setWindowTitle(tr("Import images"));
  setAcceptDrops(true);
  resize(1040, 660);
  status_->setForegroundRole(QPalette::PlaceholderText);
  status_->setWordWrap(true);
  auto* columns = new QHBoxLayout;
  columns->setSpacing(18);
  columns->addWidget(makeLeft(), 1);
  columns->addWidget(makeRight());
  auto* bottom = new QHBoxLayout;
  bottom->addWidget(status_, 1);
  bottom->addWidget(makeButtons());
  auto* layout = new QVBoxLayout(this);
  layout->addLayout(columns, 1);
  layout->addLayout(bottom);
  connectParts();
  setRequest({});
}

QWidget* ImportDialog::makeLeft() {
  tabs_->setDocumentMode(true);
  tabs_->addTab(found_, {});
  tabs_->addTab(notes_, {});
  auto* box = new QWidget;
  auto* layout = new QVBoxLayout(box);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(captionLabel(tr("Sources")));
  layout->addWidget(sources_);
  layout->addWidget(tabs_, 1);
  layout->addWidget(copy_);
  return box;
}

QWidget* ImportDialog::makeRight() {
  auto* box = new QWidget;
  box->setFixedWidth(rightWidth);
  auto* layout = new QVBoxLayout(box);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(captionLabel(tr("How it will be read")));
  layout->addWidget(recipe_);
  layout->addSpacing(6);
  layout->addWidget(captionLabel(tr("So the chosen series will look")));
  layout->addWidget(preview_);
  layout->addSpacing(6);
  layout->addWidget(captionLabel(tr("More columns")));
  layout->addWidget(table_);
  layout->addStretch(1);
  return box;
}

QWidget* ImportDialog::makeButtons() {
  auto* buttons = new QDialogButtonBox;
  buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole)->setAutoDefault(false);
  import_ = buttons->addButton(tr("Import"), QDialogButtonBox::AcceptRole);
  import_->setDefault(true);
  connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  return buttons;
}

void ImportDialog::connectParts() {
  connect(sources_, &SourceList::changed, this, &ImportDialog::forgetFindings);
  connect(looking_, &QTimer::timeout, this, [this] { Q_EMIT sourcesChanged(sources_->sources()); });
  connect(recipe_, &RecipeForm::changed, this, &ImportDialog::followRecipe);
  connect(found_, &FoundView::seriesChosen, this, &ImportDialog::askForPreview);
  connect(trying_, &QTimer::timeout, this, &ImportDialog::askForPreview);
  connect(copy_, &CopyChoice::changed, this, &ImportDialog::showState);
  connect(table_, &TableForm::changed, this, &ImportDialog::showState);
  connect(table_, &TableForm::tableChanged, this, &ImportDialog::tableChanged);
}

ImportRequest ImportDialog::request() const {
  ImportRequest request;
  request.sources = sources_->sources();
  recipe_->read(request);
  request.labels = table_->table();
  request.truth = table_->truth();
  request.copyDeidentified = copy_->wanted();
  request.profile = copy_->profile();
  request.secret = copy_->secret();
  return request;
}

void ImportDialog::setRequest(const ImportRequest& request) {
  recipe_->show(request);
  table_->setTable(request.labels);
  table_->setTruth(request.truth);
  copy_->set(request.copyDeidentified, request.profile, request.secret);
  sources_->clear();
  sources_->add(request.sources);
}

void ImportDialog::addSources(const QStringList& paths) { sources_->add(paths); }

void ImportDialog::dragEnterEvent(QDragEnterEvent* event) {
  if (!localFiles(event->mimeData()).isEmpty()) {
    event->acceptProposedAction();
  }
}

void ImportDialog::dropEvent(QDropEvent* event) {
  addSources(localFiles(event->mimeData()));
  event->acceptProposedAction();
}

void ImportDialog::lockItems(const ImageStack& items) { recipe_->lockItems(items); }

void ImportDialog::setKnownColumns(const QStringList& columns) {
  knownColumns_ = columns;
  table_->setColumns(knownColumns_ + findings_.columns);
}

void ImportDialog::forgetFindings() {
  findings_ = {};
  problem_.clear();
  notes_->setNotes({});
  preview_->setMessage(tr("A series that is chosen in the list is shown here as an image of the cohort"));
  if (sources_->sources().isEmpty()) {
    found_->setMessage(tr("Add files or folders, or drop them anywhere in this window.\n\nRead are DICOM (with or "
                          "without an ending), NIfTI, PNG, JPEG, TIFF, BMP, and NPZ archives of the MedMNIST form. "
                          "Files stay where they are and are never changed."));
  } else {
    found_->setLooking(tr("Looking\u2026"));
  }
  looking_->start();
  showState();
}

void ImportDialog::setLooking(const QString& text) { found_->setLooking(text); }

void ImportDialog::setFindings(ImportFindings findings) {
  findings_ = std::move(findings);
  notes_->setNotes(std::move(findings_.notes));
  table_->setColumns(knownColumns_ + findings_.columns);
  if (findings_.readable()) {
    found_->setTree(std::move(findings_.tree));
    found_->setSummary(summaryOf(*findings_.preview, toRecipe(request())));
  } else {
    found_->setMessage(tr("Nothing here can be read. The other list says why."));
  }
  Q_EMIT tableChanged(table_->table());
  showState();
}

void ImportDialog::setProblem(const QString& text) {
  problem_ = text;
  found_->setMessage(text);
  showState();
}

void ImportDialog::followRecipe() {
  if (findings_.readable()) {
    found_->setSummary(summaryOf(*findings_.preview, toRecipe(request())));
    trying_->start();
  }
}

void ImportDialog::askForPreview() {
  if (const int series = found_->chosenSeries(); series >= 0 && findings_.readable()) {
    preview_->setWaiting();
    Q_EMIT previewRequested(series, request());
  }
}

void ImportDialog::setPreview(const workflow::ItemPreview& preview) { preview_->setPreview(preview); }

void ImportDialog::setPreviewProblem(const QString& text) { preview_->setMessage(text); }

QString ImportDialog::whatIsMissing() const {
  if (sources_->sources().isEmpty()) {
    return tr("Add files or a folder to begin.");
  }
  if (!problem_.isEmpty()) {
    return problem_;
  }
  if (!findings_.preview) {
    return tr("Looking at the sources\u2026");
  }
  if (!findings_.readable()) {
    return tr("No file was found that can be read.");
  }
  if (copy_->wanted() && !hasDicom(findings_)) {
    return tr("Only DICOM files can be copied without what identifies, and none was found.");
  }
  const auto labels = table_->table();
  if (!labels.isEmpty() && !QFileInfo(labels).isFile()) {
    return tr("The table is not there: %1").arg(labels);
  }
  if (findings_.allKnown() && labels.isEmpty() && !copy_->wanted()) {
    return tr("The cohort has all of it already.");
  }
  return table_->usable() ? QString() : tr("The table cannot be used.");
}

void ImportDialog::showState() {
  const auto missing = whatIsMissing();
  status_->setText(missing);
  import_->setEnabled(missing.isEmpty());
  import_->setToolTip(missing);
  const int series = findings_.preview ? static_cast<int>(findings_.preview->series.size()) : 0;
  //: a tab and the number of its series
  tabs_->setTabText(0, tr("Found (%L1)").arg(series));
  tabs_->setTabText(1, tr("Skipped and warnings (%L1)").arg(notes_->count()));
}

} // namespace stratoscope::ui

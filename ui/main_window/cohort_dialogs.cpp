#include "ui/main_window/cohort_dialogs.h"

#include "core/workflow/demo.h"
#include "ui/main_window/import_desk.h"
#include "ui/main_window/workbench.h"
#include "ui/models/import_words.h"
#include "ui/panels/deidentify_dialog.h"
#include "ui/panels/import_dialog.h"
#include "ui/panels/split_dialog.h"

#include <QDir>
#include <QFileDialog>
#include <QInputDialog>
#include <QStandardPaths>

#include <algorithm>

namespace stratoscope::ui {
namespace {

const QString ending = QStringLiteral(".stratoscope");

std::filesystem::path toPath(const QString& text) { return std::filesystem::path(text.toStdString()); }

QFileDialog* makeDialog(QWidget& window, const QString& title, QFileDialog::FileMode mode,
                        QFileDialog::AcceptMode accept) {
  auto* dialog = new QFileDialog(&window, title);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(mode);
  dialog->setAcceptMode(accept);
  return dialog;
}

void askForFile(QWidget& window, const QString& title, const QStringList& filters, const QString& suffix,
                const std::function<void(const QString&)>& then) {
  auto* dialog = makeDialog(window, title, QFileDialog::AnyFile, QFileDialog::AcceptSave);
  dialog->setNameFilters(filters);
  dialog->setDefaultSuffix(suffix);
  QObject::connect(dialog, &QFileDialog::fileSelected, dialog, then);
  dialog->open();
}

void askForFolder(QWidget& window, const QString& title, const std::function<void(const QString&)>& then) {
  auto* dialog = makeDialog(window, title, QFileDialog::Directory, QFileDialog::AcceptOpen);
  dialog->setOption(QFileDialog::ShowDirsOnly);
  QObject::connect(dialog, &QFileDialog::fileSelected, dialog, then);
  dialog->open();
}

QStringList columnNames(const workflow::Snapshot& snapshot) {
  QStringList names;
  for (const auto& column : snapshot.columns) {
    names << QString::fromStdString(column.name);
  }
  return names;
}

workflow::ImportOptions sampleImport() {
  workflow::ImportOptions options;
  const auto sample = workflow::sampleFolder();
  options.sources = {sample};
  options.labels = sample / "mednist" / "labels.csv";
  options.truth = "class";
  return options;
}

} // namespace

CohortDialogs::CohortDialogs(Workbench& workbench, QWidget& window)
    : QObject(&window), workbench_(workbench), window_(window) {}

void CohortDialogs::askForNewCohort(std::function<void()> then) {
  auto* dialog = makeDialog(window_, tr("New cohort: where to keep it"), QFileDialog::AnyFile, QFileDialog::AcceptSave);
  dialog->setOption(QFileDialog::ShowDirsOnly);
  dialog->setLabelText(QFileDialog::FileName, tr("Name of the cohort"));
  dialog->selectFile(tr("New cohort"));
  connect(dialog, &QFileDialog::fileSelected, this, [this, then = std::move(then)](const QString& chosen) {
    const auto folder = chosen.endsWith(ending) ? chosen : chosen + ending;
    workbench_.session.create(toPath(folder), then);
  });
  dialog->open();
}

void CohortDialogs::newCohort() { askForNewCohort({}); }

void CohortDialogs::openCohort() {
  askForFolder(window_, tr("Open cohort"), [this](const QString& folder) { workbench_.session.open(toPath(folder)); });
}

void CohortDialogs::importInto(const QStringList& sources) {
  auto* dialog = new ImportDialog(&window_);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  new ImportDesk(workbench_.jobs, *dialog, workbench_.session.folder());
  dialog->addSources(sources);
  const auto snapshot = workbench_.session.snapshot();
  if (snapshot && snapshot->images.count > 0) {
    dialog->lockItems(snapshot->images);
  }
  dialog->setKnownColumns(snapshot ? columnNames(*snapshot) : QStringList());
  connect(dialog, &QDialog::accepted, this, [this, dialog] { start(dialog->request()); });
  dialog->open();
}

void CohortDialogs::start(const ImportRequest& request) {
  const auto import = [this, options = toImportOptions(request), copying = toCopyOptions(request)] {
    if (copying) {
      workbench_.steps.importCopies(options, *copying);
    } else {
      workbench_.steps.importSources(options);
    }
  };
  if (workbench_.session.isOpen()) {
    import();
  } else {
    askForNewCohort(import);
  }
}

void CohortDialogs::addTable() {
  auto* dialog = makeDialog(window_, tr("Table with more columns"), QFileDialog::ExistingFile, QFileDialog::AcceptOpen);
  dialog->setNameFilters({tr("Tables (*.csv *.tsv *.txt)"), tr("All files (*)")});
  connect(dialog, &QFileDialog::fileSelected, this,
          [this](const QString& file) { workbench_.steps.addTable(toPath(file)); });
  dialog->open();
}

void CohortDialogs::splitCohort() {
  const auto snapshot = workbench_.session.snapshot();
  if (!snapshot) {
    return;
  }
  auto columns = columnNames(*snapshot);
  const bool isSplit = columns.removeAll(QString::fromLatin1(workflow::splitColumn)) > 0;
  auto* dialog = new SplitDialog(columns, isSplit, &window_);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &QDialog::accepted, this, [this, dialog] { workbench_.steps.split(dialog->options()); });
  dialog->open();
}

void CohortDialogs::openSample() {
  const QDir home(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation));
  workbench_.session.openOrCreate(toPath(home.filePath(QStringLiteral("sample") + ending)), [this] {
    if (workbench_.session.snapshot()->items.empty()) {
      workbench_.steps.importSources(sampleImport());
    }
  });
}

void CohortDialogs::exportTable(const QString& what) {
  askForFile(window_, tr("Export"), {tr("Table (*.csv)"), tr("NumPy array (*.npy)"), tr("JSON (*.json)")},
             QStringLiteral("csv"),
             [this, what](const QString& file) { workbench_.steps.exportTable(what, toPath(file)); });
}

void CohortDialogs::exportDeidentified() {
  const auto snapshot = workbench_.session.snapshot();
  const auto series = snapshot ? std::ranges::count(snapshot->series, "dicom", &cohort::SeriesRow::kind) : 0;
  auto* dialog = new DeidentifyDialog(static_cast<int>(series), &window_);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &QDialog::accepted, this,
          [this, dialog] { workbench_.deidentify.run(dialog->request(), workbench_.session.folder()); });
  dialog->open();
}

void CohortDialogs::writeReport() {
  askForFile(window_, tr("Write report"), {tr("Web page (*.html)")}, QStringLiteral("html"),
             [this](const QString& file) { workbench_.steps.writeReport(toPath(file)); });
}

void CohortDialogs::exportSynthetic() {
  askForFolder(window_, tr("Folder for the synthetic images"),
               [this](const QString& folder) { workbench_.sampling.write(toPath(folder)); });
}

void CohortDialogs::saveSelection() {
  const auto snapshot = workbench_.session.snapshot();
  if (!snapshot) {
    return;
  }
  QStringList names;
  for (const auto& saved : snapshot->selections) {
    names << QString::fromStdString(saved.name);
  }
  auto* dialog = new QInputDialog(&window_);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setWindowTitle(tr("Save selection"));
  dialog->setLabelText(tr("Name for the %Ln selected images; one that exists is replaced", nullptr,
                          static_cast<int>(workbench_.selection.rows().size())));
  dialog->setOkButtonText(tr("Save"));
  dialog->setComboBoxEditable(true);
  dialog->setComboBoxItems(names);
  dialog->setTextValue({});
  connect(dialog, &QInputDialog::textValueSelected, &workbench_.savedSelections, &SelectionDesk::save);
  dialog->open();
}

} // namespace stratoscope::ui

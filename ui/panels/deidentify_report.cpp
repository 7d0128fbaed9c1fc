#include "ui/panels/deidentify_report.h"

#include "core/imaging/deidentification/element_name.h"
#include "core/workflow/deidentification_report.h"
#include "ui/models/core_text.h"
#include "ui/models/profile_words.h"
#include "ui/panels/file_notes_view.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QHeaderView>
#include <QLabel>
#include <QTabWidget>
#include <QTableWidget>
#include <QVBoxLayout>

namespace stratoscope::ui {
namespace {

QLabel* wrapped(const QString& text) {
  auto* label = new QLabel(text);
  label->setWordWrap(true);
  label->setTextFormat(Qt::PlainText);
  label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  return label;
}

QTableWidget* keptTable(const imaging::CleaningReport& cleaning) {
  auto* table = new QTableWidget(static_cast<int>(cleaning.kept.size()), 3);
  table->setHorizontalHeaderLabels(
      {DeidentifyReport::tr("Element"), DeidentifyReport::tr("Name"), DeidentifyReport::tr("Because of")});
  table->setEditTriggers(QAbstractItemView::NoEditTriggers);
  table->setSelectionBehavior(QAbstractItemView::SelectRows);
  table->setShowGrid(false);
  table->verticalHeader()->hide();
  table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
  table->setAccessibleName(DeidentifyReport::tr("Elements that the options kept"));
  int row = 0;
  for (const auto& [tag, option] : cleaning.kept) {
    table->setItem(row, 0, new QTableWidgetItem(QString::fromStdString(imaging::tagText(tag))));
    table->setItem(row, 1, new QTableWidgetItem(QString::fromStdString(imaging::elementName(tag))));
    table->setItem(row, 2, new QTableWidgetItem(optionInWords(option)));
    ++row;
  }
  table->resizeColumnsToContents();
  table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
  return table;
}

std::vector<FileNote> notesOf(const std::vector<workflow::RefusedFile>& refused) {
  std::vector<imaging::SkippedFile> files;
  for (const auto& one : refused) {
    files.push_back(one.file);
  }
  return fileNotesOf(files, {});
}

} // namespace

DeidentifyReport::DeidentifyReport(const workflow::DeidentificationResult& result, QWidget* parent) : QDialog(parent) {
  setWindowTitle(tr("De-identified copy"));
  resize(720, 560);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  auto* head = wrapped(tr("%Ln files were copied", nullptr, result.files) + QStringLiteral(" \u00b7 ") +
                       tr("%Ln patients", nullptr, result.patients) + QStringLiteral(" \u00b7 ") +
                       profileInWords(result.profile));
  auto* place = wrapped(tr("This report, without any value of the files, lies beside the copies: %1")
                            .arg(QDir::toNativeSeparators(QString::fromStdString(result.report.string()))));
  place->setForegroundRole(QPalette::PlaceholderText);
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(head);
  layout->addWidget(makeRisks(result));
  layout->addWidget(makeLists(result), 1);
  layout->addWidget(place);
  layout->addWidget(buttons);
}

QWidget* DeidentifyReport::makeRisks(const workflow::DeidentificationResult& result) {
  QStringList lines;
  for (const auto& risk : workflow::remainingRisks(result)) {
    auto sentence = translated(risk);
    sentence.replace(0, 1, sentence.at(0).toUpper());
    lines << QStringLiteral("\u2022 ") + sentence;
  }
  auto* box = new QWidget;
  auto* layout = new QVBoxLayout(box);
  layout->setContentsMargins(0, 8, 0, 8);
  auto* title = new QLabel(tr("What may still identify"));
  auto bold = title->font();
  bold.setBold(true);
  title->setFont(bold);
  auto* list = wrapped(lines.isEmpty() ? tr("Nothing that this program knows of. Look at some of the copies yourself.")
                                       : lines.join(QChar::LineFeed));
  list->setAccessibleName(title->text());
  layout->addWidget(title);
  layout->addWidget(list);
  return box;
}

QWidget* DeidentifyReport::makeLists(const workflow::DeidentificationResult& result) {
  auto* tabs = new QTabWidget;
  tabs->setDocumentMode(true);
  //: a tab and the number of its rows
  tabs->addTab(keptTable(result.cleaning), tr("Kept by the options (%L1)").arg(result.cleaning.kept.size()));
  auto* refused = new FileNotesView;
  refused->setNotes(notesOf(result.refused));
  tabs->addTab(refused, tr("Refused files (%L1)").arg(result.refused.size()));
  tabs->setCurrentIndex(result.refused.empty() ? 0 : 1);
  return tabs;
}

} // namespace stratoscope::ui

#include "ui/panels/table_form.h"

#include "ui/panels/form_parts.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTimer>

namespace stratoscope::ui {
namespace {

constexpr int typingPause = 250;
constexpr qsizetype mostKeys = 10;

} // namespace

TableForm::TableForm(QWidget* parent)
    : QWidget(parent), table_(new QLineEdit), match_(new QLabel), truth_(choiceBox({})) {
  table_->setPlaceholderText(tr("CSV file with more columns, optional"));
  table_->setToolTip(tr("A table with a column \"path\", \"patient\", \"study\" or \"series\" that says which images "
                        "a row belongs to"));
  table_->setAccessibleName(tr("Table"));
  table_->setClearButtonEnabled(true);
  match_->setWordWrap(true);
  match_->setTextFormat(Qt::PlainText);
  match_->hide();
  truth_->setAccessibleName(tr("Truth"));
  truth_->setToolTip(tr("Never used in learning: evaluations compare the groups with it. \"folder\" stands for the "
                        "names of sub-folders"));
  auto* browseButton = new QPushButton(tr("Browse..."));
  browseButton->setAutoDefault(false);
  browseButton->setAccessibleName(tr("Browse for a table"));
  auto* form = new QFormLayout(this);
  form->setContentsMargins(0, 0, 0, 0);
  form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  form->addRow(tr("Table"), rowOf({table_, browseButton}));
  form->addRow({}, match_);
  form->addRow(tr("Truth"), truth_);
  auto* typing = new QTimer(this);
  typing->setSingleShot(true);
  typing->setInterval(typingPause);
  connect(browseButton, &QPushButton::clicked, this, &TableForm::browse);
  connect(table_, &QLineEdit::textChanged, this, [this, typing] {
    tableColumns_.clear();
    setProblem({});
    offer();
    typing->start();
    Q_EMIT changed();
  });
  connect(typing, &QTimer::timeout, this, [this] { Q_EMIT tableChanged(table()); });
  connect(truth_, &QComboBox::currentIndexChanged, this, &TableForm::changed);
  offer();
}

QString TableForm::table() const { return table_->text().trimmed(); }

void TableForm::setTable(const QString& path) { table_->setText(path); }

QString TableForm::truth() const { return truth_->currentData().toString(); }

void TableForm::setTruth(const QString& column) {
  extra_ = column;
  offer();
  choose(truth_, column);
}

void TableForm::setColumns(const QStringList& columns) {
  columns_ = columns;
  offer();
}

void TableForm::setMatch(const workflow::TablePreview& match) {
  tableColumns_.clear();
  for (const auto& column : match.columns) {
    tableColumns_ << QString::fromStdString(column);
  }
  const auto key = QString::fromStdString(match.key);
  QStringList unmatched;
  for (std::size_t i = 0; i < match.unmatched.size() && unmatched.size() < mostKeys; ++i) {
    unmatched << QString::fromStdString(match.unmatched[i]);
  }
  const auto text = tr("%L1 of %Ln rows match by \u201c%2\u201d", nullptr, match.rows).arg(match.matched).arg(key);
  const auto more = unmatched.isEmpty() ? QString() : tr("No image for: %1").arg(unmatched.join(QStringLiteral(", ")));
  usable_ = true;
  tell(unmatched.isEmpty() ? text : text + QStringLiteral(". ") + tr("No image for %1").arg(unmatched.first()), more,
       match.matched == 0 && match.rows > 0);
  offer();
  Q_EMIT changed();
}

void TableForm::setProblem(const QString& text) {
  usable_ = text.isEmpty();
  tell(text, {}, true);
  Q_EMIT changed();
}

void TableForm::tell(const QString& text, const QString& more, bool fault) {
  match_->setText(text);
  match_->setToolTip(more);
  match_->setForegroundRole(fault ? QPalette::WindowText : QPalette::PlaceholderText);
  match_->setVisible(!text.isEmpty());
}

void TableForm::offer() {
  const auto chosen = truth();
  const QSignalBlocker quiet(truth_);
  truth_->clear();
  truth_->addItem(tr("None: nothing to compare groups with"), QString());
  auto all = columns_ + tableColumns_;
  if (!extra_.isEmpty()) {
    all << extra_;
  }
  all.removeDuplicates();
  for (const auto& column : all) {
    truth_->addItem(column, column);
  }
  choose(truth_, chosen);
}

void TableForm::browse() {
  const auto path =
      QFileDialog::getOpenFileName(this, tr("Table"), QFileInfo(table_->text()).absolutePath(),
                                   tr("Tables (*.csv *.tsv *.txt)") + QStringLiteral(";;") + tr("All files (*)"));
  if (!path.isEmpty()) {
    table_->setText(QDir::toNativeSeparators(path));
  }
}

} // namespace stratoscope::ui

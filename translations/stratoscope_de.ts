<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_GB">
<context>
    <name>JobText</name>
    <message>
        <source>%1 of %2</source>
        <extracomment>how far a job is: done, total</extracomment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1/s</source>
        <extracomment>so many in a second</extracomment>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Wird angehalten</translation>
    </message>
    <message>
        <source>Pausing after this step</source>
        <extracomment>the job pauses as soon as its present step is done</extracomment>
        <translation>Pause nach diesem Schritt</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Done in %1</source>
        <translation>Fertig nach %1</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>Waits for its turn</source>
        <translation>Wartet, bis die Reihe daran ist</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pause</translation>
    </message>
</context>
<context>
    <name>SliceImage</name>
    <message>
        <source>x %L1, y %L2: %3</source>
        <extracomment>place and value of the pixel under the cursor</extracomment>
        <translation>x %L1, y %L2: %3</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Cluster</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>%L1 of %L2</source>
        <translation>%L1 von %L2</translation>
    </message>
    <message>
        <source>From centre</source>
        <extracomment>place of an image in its cluster, counted from the centre, and the images of the cluster</extracomment>
        <translation>Ab Zentrum</translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>agreement needs one class and one cluster of each of at least one item</source>
        <translation>die Übereinstimmung braucht zu mindestens einem Objekt je eine Klasse und einen Cluster</translation>
    </message>
    <message>
        <source>an assignment needs at least as many columns as rows</source>
        <translation>eine Zuordnung braucht mindestens so viele Spalten wie Zeilen</translation>
    </message>
    <message>
        <source>%1 neighbours were asked for among %2 items</source>
        <translation>%1 Nachbarn wurden unter %2 Objekten verlangt</translation>
    </message>
    <message>
        <source>the embedding holds values that are not numbers</source>
        <translation>die Einbettung enthält Werte, die keine Zahlen sind</translation>
    </message>
    <message>
        <source>%1 clusters cannot be made of %2 items</source>
        <translation>%1 Cluster lassen sich aus %2 Objekten nicht bilden</translation>
    </message>
    <message>
        <source>Clustering</source>
        <translation>Cluster bilden</translation>
    </message>
    <message>
        <source>an elbow needs a curve of at least three points</source>
        <translation>ein Knick braucht eine Kurve aus mindestens drei Punkten</translation>
    </message>
    <message>
        <source>every item needs a class, and there must be some</source>
        <translation>jedes Objekt braucht eine Klasse, und es muss welche geben</translation>
    </message>
    <message>
        <source>%1 components cannot be made of %2 items of dimension %3</source>
        <translation>%1 Komponenten lassen sich aus %2 Objekten der Dimension %3 nicht bilden</translation>
    </message>
    <message>
        <source>items of dimension %1 do not fit components of dimension %2</source>
        <translation>Objekte der Dimension %1 passen nicht zu Komponenten der Dimension %2</translation>
    </message>
    <message>
        <source>pictures can be compared only when they have the same size and a range above 0</source>
        <translation>Bilder lassen sich nur vergleichen, wenn sie gleich groß sind und ihr Wertebereich über 0 liegt</translation>
    </message>
    <message>
        <source>a silhouette needs at least 2 clusters and fewer than items, not %1 of %2</source>
        <translation>eine Silhouette braucht mindestens 2 Cluster und weniger als Objekte, nicht %1 bei %2</translation>
    </message>
    <message>
        <source>trustworthiness at %1 neighbours needs more than twice as many items, not %2</source>
        <translation>die Vertrauenswürdigkeit bei %1 Nachbarn braucht mehr als doppelt so viele Objekte, nicht %2</translation>
    </message>
    <message>
        <source>a map needs at least 2 neighbours and a least distance from 0 to 1</source>
        <translation>eine Karte braucht mindestens 2 Nachbarn und einen Mindestabstand von 0 bis 1</translation>
    </message>
    <message>
        <source>the embedding has no columns</source>
        <translation>die Einbettung hat keine Spalten</translation>
    </message>
    <message>
        <source>Finding neighbours</source>
        <translation>Nachbarn suchen</translation>
    </message>
    <message>
        <source>Laying out the map</source>
        <translation>Karte auslegen</translation>
    </message>
    <message>
        <source>cannot be written (%1)</source>
        <translation>kann nicht geschrieben werden (%1)</translation>
    </message>
    <message>
        <source>Free some disk space and run the step again</source>
        <translation>Schaffen Sie Platz auf dem Datenträger und führen Sie den Schritt noch einmal aus</translation>
    </message>
    <message>
        <source>cannot be opened</source>
        <translation>kann nicht geöffnet werden</translation>
    </message>
    <message>
        <source>the array&apos;s shape is damaged</source>
        <translation>die Form des Arrays ist beschädigt</translation>
    </message>
    <message>
        <source>is not a NumPy array</source>
        <translation>ist kein NumPy-Array</translation>
    </message>
    <message>
        <source>the array&apos;s header is cut off</source>
        <translation>der Kopf des Arrays ist abgeschnitten</translation>
    </message>
    <message>
        <source>holds an array of a kind that is not read</source>
        <translation>enthält ein Array einer Art, die nicht gelesen wird</translation>
    </message>
    <message>
        <source>the array&apos;s shape is impossible</source>
        <translation>die Form des Arrays ist unmöglich</translation>
    </message>
    <message>
        <source>cannot be mapped into memory</source>
        <translation>kann nicht in den Speicher abgebildet werden</translation>
    </message>
    <message>
        <source>is shorter than its header says</source>
        <translation>ist kürzer, als der Kopf angibt</translation>
    </message>
    <message>
        <source>does not hold images of 8 or 16 bits</source>
        <translation>enthält keine Bilder mit 8 oder 16 Bit</translation>
    </message>
    <message>
        <source>does not hold a matrix of 32-bit numbers</source>
        <translation>enthält keine Matrix aus 32-Bit-Zahlen</translation>
    </message>
    <message>
        <source>a row of another size was given</source>
        <translation>eine Zeile anderer Größe wurde übergeben</translation>
    </message>
    <message>
        <source>stopped on request</source>
        <translation>auf Wunsch angehalten</translation>
    </message>
    <message>
        <source>is not a cohort of this program</source>
        <translation>ist keine Kohorte dieses Programms</translation>
    </message>
    <message>
        <source>A cohort is a folder whose name ends in .stratoscope</source>
        <translation>Eine Kohorte ist ein Ordner, dessen Name auf .stratoscope endet</translation>
    </message>
    <message>
        <source>was made by a later version of this program</source>
        <translation>wurde mit einer neueren Version dieses Programms angelegt</translation>
    </message>
    <message>
        <source>Install the current version to open it</source>
        <translation>Installieren Sie die aktuelle Version, um sie zu öffnen</translation>
    </message>
    <message>
        <source>the cohort&apos;s database cannot be opened</source>
        <translation>die Datenbank der Kohorte kann nicht geöffnet werden</translation>
    </message>
    <message>
        <source>there is something at this place already</source>
        <translation>an dieser Stelle gibt es schon etwas</translation>
    </message>
    <message>
        <source>the folder cannot be made</source>
        <translation>der Ordner kann nicht angelegt werden</translation>
    </message>
    <message>
        <source>there is no such folder</source>
        <translation>diesen Ordner gibt es nicht</translation>
    </message>
    <message>
        <source>the cohort has no column %1</source>
        <translation>die Kohorte hat keine Spalte %1</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>der Datenträger ist voll</translation>
    </message>
    <message>
        <source>Free some space and do the step again; what was there before is unharmed</source>
        <translation>Schaffen Sie Platz und wiederholen Sie den Schritt; was vorher da war, ist unversehrt</translation>
    </message>
    <message>
        <source>another program is writing to the cohort</source>
        <translation>ein anderes Programm schreibt gerade in die Kohorte</translation>
    </message>
    <message>
        <source>the cohort&apos;s database is damaged</source>
        <translation>die Datenbank der Kohorte ist beschädigt</translation>
    </message>
    <message>
        <source>the cohort cannot be written to</source>
        <translation>in die Kohorte kann nicht geschrieben werden</translation>
    </message>
    <message>
        <source>the database answered: %1</source>
        <translation>die Datenbank antwortete: %1</translation>
    </message>
    <message>
        <source>the cohort has no run %1</source>
        <translation>die Kohorte hat keinen Lauf %1</translation>
    </message>
    <message>
        <source>run %1 holds no clustering</source>
        <translation>Lauf %1 enthält keine Clusterbildung</translation>
    </message>
    <message>
        <source>the cohort has no selection named %1</source>
        <translation>die Kohorte hat keine Auswahl namens %1</translation>
    </message>
    <message>
        <source>the DICOM file holds no image</source>
        <translation>die DICOM-Datei enthält kein Bild</translation>
    </message>
    <message>
        <source>the DICOM header has no valid number of samples</source>
        <translation>der DICOM-Kopf nennt keine gültige Zahl von Farbkanälen</translation>
    </message>
    <message>
        <source>the DICOM header has no valid number of bits</source>
        <translation>der DICOM-Kopf nennt keine gültige Zahl von Bits</translation>
    </message>
    <message>
        <source>the DICOM header asks for more than 2^31 pixels</source>
        <translation>der DICOM-Kopf verlangt mehr als 2^31 Pixel</translation>
    </message>
    <message>
        <source>the DICOM file holds no pixel data</source>
        <translation>die DICOM-Datei enthält keine Pixeldaten</translation>
    </message>
    <message>
        <source>the pixel data are shorter than the header says</source>
        <translation>die Pixeldaten sind kürzer, als der Kopf angibt</translation>
    </message>
    <message>
        <source>this is not a DICOM file, or it is cut off</source>
        <translation>dies ist keine DICOM-Datei, oder sie ist abgeschnitten</translation>
    </message>
    <message>
        <source>slice positions are missing: sorted by Instance Number, the geometry is not known</source>
        <translation>die Lage der Schichten fehlt: nach Instance Number sortiert, die Geometrie ist unbekannt</translation>
    </message>
    <message>
        <source>the file cannot be opened</source>
        <translation>die Datei kann nicht geöffnet werden</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>die Datei ist leer</translation>
    </message>
    <message>
        <source>the folder holds no files</source>
        <translation>der Ordner enthält keine Dateien</translation>
    </message>
    <message>
        <source>there is no such file or folder</source>
        <translation>diese Datei oder diesen Ordner gibt es nicht</translation>
    </message>
    <message>
        <source>not a kind of file that is read here</source>
        <translation>keine Dateiart, die hier gelesen wird</translation>
    </message>
    <message>
        <source>Reading headers</source>
        <translation>Dateiköpfe lesen</translation>
    </message>
    <message>
        <source>the NIfTI header has a dimension below 1</source>
        <translation>der NIfTI-Kopf nennt eine Dimension unter 1</translation>
    </message>
    <message>
        <source>the NIfTI header asks for more than 2^31 voxels</source>
        <translation>der NIfTI-Kopf verlangt mehr als 2^31 Voxel</translation>
    </message>
    <message>
        <source>the NIfTI header has no valid number of dimensions</source>
        <translation>der NIfTI-Kopf nennt keine gültige Zahl von Dimensionen</translation>
    </message>
    <message>
        <source>the NIfTI data type %1 is not read</source>
        <translation>der NIfTI-Datentyp %1 wird nicht gelesen</translation>
    </message>
    <message>
        <source>the NIfTI header contradicts itself about the data type</source>
        <translation>der NIfTI-Kopf widerspricht sich beim Datentyp</translation>
    </message>
    <message>
        <source>the NIfTI header points to no image data</source>
        <translation>der NIfTI-Kopf verweist auf keine Bilddaten</translation>
    </message>
    <message>
        <source>this is not a NIfTI file</source>
        <translation>dies ist keine NIfTI-Datei</translation>
    </message>
    <message>
        <source>the NIfTI header has no valid signature</source>
        <translation>der NIfTI-Kopf hat keine gültige Kennung</translation>
    </message>
    <message>
        <source>the file is shorter than its header says</source>
        <translation>die Datei ist kürzer, als ihr Kopf angibt</translation>
    </message>
    <message>
        <source>this is not an NPZ file, or it is cut off</source>
        <translation>dies ist keine NPZ-Datei, oder sie ist abgeschnitten</translation>
    </message>
    <message>
        <source>the array %1 is not as its header says</source>
        <translation>das Array %1 ist nicht so, wie sein Kopf angibt</translation>
    </message>
    <message>
        <source>the array %1 cannot be read</source>
        <translation>das Array %1 kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>%1: there are not as many labels as images</source>
        <translation>%1: es gibt nicht so viele Labels wie Bilder</translation>
    </message>
    <message>
        <source>the NPZ file has no array train_images, val_images or test_images</source>
        <translation>die NPZ-Datei hat kein Array train_images, val_images oder test_images</translation>
    </message>
    <message>
        <source>the images of the splits differ in size</source>
        <translation>die Bilder der Aufteilungen sind verschieden groß</translation>
    </message>
    <message>
        <source>the NPZ file holds no images</source>
        <translation>die NPZ-Datei enthält keine Bilder</translation>
    </message>
    <message>
        <source>labels of type %1 are not read</source>
        <translation>Labels vom Typ %1 werden nicht gelesen</translation>
    </message>
    <message>
        <source>%1 is not a device; use auto, cpu or cuda</source>
        <translation>%1 ist kein Gerät; möglich sind auto, cpu oder cuda</translation>
    </message>
    <message>
        <source>this machine has no device %1</source>
        <translation>dieser Rechner hat kein Gerät %1</translation>
    </message>
    <message>
        <source>Choose auto or cpu</source>
        <translation>Wählen Sie auto oder cpu</translation>
    </message>
    <message>
        <source>a contrastive loss needs two views of at least %1 items each, of one shape</source>
        <translation>ein kontrastiver Verlust braucht zwei Ansichten von je mindestens %1 Objekten gleicher Form</translation>
    </message>
    <message>
        <source>the temperature of a contrastive loss must be positive</source>
        <translation>die Temperatur eines kontrastiven Verlusts muss positiv sein</translation>
    </message>
    <message>
        <source>the items have another size than the network</source>
        <translation>die Objekte haben eine andere Größe als das Netz</translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation>Einbetten</translation>
    </message>
    <message>
        <source>the embeddings have another dimension than the network</source>
        <translation>die Einbettungen haben eine andere Dimension als das Netz</translation>
    </message>
    <message>
        <source>a network needs images of 1 or 3 channels, and a width and a latent size above 0</source>
        <translation>ein Netz braucht Bilder mit 1 oder 3 Kanälen sowie eine Breite und eine latente Größe über 0</translation>
    </message>
    <message>
        <source>does not hold the options of a training run</source>
        <translation>enthält nicht die Einstellungen eines Trainings</translation>
    </message>
    <message>
        <source>holds tensors of a type that is not read (%1)</source>
        <translation>enthält Tensoren eines Typs, der nicht gelesen wird (%1)</translation>
    </message>
    <message>
        <source>the place of tensor %1 does not fit its shape</source>
        <translation>der Platz des Tensors %1 passt nicht zu seiner Form</translation>
    </message>
    <message>
        <source>is not as long as its header says</source>
        <translation>ist nicht so lang, wie der Kopf angibt</translation>
    </message>
    <message>
        <source>is not a safetensors file, or is cut off</source>
        <translation>ist keine safetensors-Datei oder ist abgeschnitten</translation>
    </message>
    <message>
        <source>the header of the safetensors file is damaged</source>
        <translation>der Kopf der safetensors-Datei ist beschädigt</translation>
    </message>
    <message>
        <source>training needs at least 2 items, batches of at least 2 and 1 epoch</source>
        <translation>das Training braucht mindestens 2 Objekte, Stapel von mindestens 2 und 1 Epoche</translation>
    </message>
    <message>
        <source>this training is finished already</source>
        <translation>dieses Training ist schon abgeschlossen</translation>
    </message>
    <message>
        <source>Epoch %1 of %2</source>
        <translation>Epoche %1 von %2</translation>
    </message>
    <message>
        <source>does not say how many epochs were trained</source>
        <translation>sagt nicht, wie viele Epochen trainiert wurde</translation>
    </message>
    <message>
        <source>the tensor %1 is missing or of another shape</source>
        <translation>der Tensor %1 fehlt oder hat eine andere Form</translation>
    </message>
    <message>
        <source>is not a contrastive autoencoder of this program</source>
        <translation>ist kein kontrastiver Autoencoder dieses Programms</translation>
    </message>
    <message>
        <source>is a finished model and no checkpoint to go on from</source>
        <translation>ist ein fertiges Modell und kein Zwischenstand, von dem es weitergehen kann</translation>
    </message>
    <message>
        <source>a query of dimension %1 does not fit an embedding of dimension %2</source>
        <translation>eine Anfrage der Dimension %1 passt nicht zu einer Einbettung der Dimension %2</translation>
    </message>
    <message>
        <source>a density needs at least one item</source>
        <translation>eine Dichte braucht mindestens ein Objekt</translation>
    </message>
    <message>
        <source>the number of draws and the temperature must not be below 0</source>
        <translation>die Zahl der Ziehungen und die Temperatur dürfen nicht unter 0 liegen</translation>
    </message>
    <message>
        <source>the memory is not enough for this step</source>
        <translation>der Speicher reicht für diesen Schritt nicht</translation>
    </message>
    <message>
        <source>Close other programs, or choose a smaller batch or image size</source>
        <translation>Schließen Sie andere Programme oder wählen Sie kleinere Stapel oder Bilder</translation>
    </message>
    <message>
        <source>unexpected fault: %1</source>
        <translation>unerwarteter Fehler: %1</translation>
    </message>
    <message>
        <source>unexpected fault of an unknown kind</source>
        <translation>unerwarteter Fehler unbekannter Art</translation>
    </message>
    <message>
        <source>Trying numbers of clusters</source>
        <translation>Anzahlen von Clustern probieren</translation>
    </message>
    <message>
        <source>the method %1 is not in this version</source>
        <translation>das Verfahren %1 gibt es in dieser Version nicht</translation>
    </message>
    <message>
        <source>the cohort has no trained model</source>
        <translation>die Kohorte hat kein trainiertes Modell</translation>
    </message>
    <message>
        <source>Train a model first, or name a model file</source>
        <translation>Trainieren Sie erst ein Modell oder nennen Sie eine Modelldatei</translation>
    </message>
    <message>
        <source>the model cannot be copied into the cohort</source>
        <translation>das Modell kann nicht in die Kohorte kopiert werden</translation>
    </message>
    <message>
        <source>the cohort has no images</source>
        <translation>die Kohorte hat keine Bilder</translation>
    </message>
    <message>
        <source>Import images first</source>
        <translation>Importieren Sie zuerst Bilder</translation>
    </message>
    <message>
        <source>images were imported after the newest embedding was made</source>
        <translation>nach der neuesten Einbettung wurden weitere Bilder importiert</translation>
    </message>
    <message>
        <source>the cohort has no embedding</source>
        <translation>die Kohorte hat keine Einbettung</translation>
    </message>
    <message>
        <source>Embed the images first</source>
        <translation>Betten Sie die Bilder zuerst ein</translation>
    </message>
    <message>
        <source>the cohort has no clusters yet</source>
        <translation>die Kohorte hat noch keine Cluster</translation>
    </message>
    <message>
        <source>the cohort has no map yet</source>
        <translation>die Kohorte hat noch keine Karte</translation>
    </message>
    <message>
        <source>no item has a label yet</source>
        <translation>noch kein Objekt hat ein Label</translation>
    </message>
    <message>
        <source>%1 are text, and NPY holds numbers alone</source>
        <translation>%1 sind Text, und NPY enthält nur Zahlen</translation>
    </message>
    <message>
        <source>there is no table named %1; there are embeddings, labels, clusters, map and items</source>
        <translation>es gibt keine Tabelle namens %1; es gibt embeddings, labels, clusters, map und items</translation>
    </message>
    <message>
        <source>there is not enough memory for the image</source>
        <translation>der Speicher reicht für das Bild nicht</translation>
    </message>
    <message>
        <source>the cohort&apos;s items have %1 pixels a side and %2 channels; new ones must have the same</source>
        <translation>die Objekte der Kohorte haben %1 Pixel je Seite und %2 Kanäle; neue müssen ebenso sein</translation>
    </message>
    <message>
        <source>Reading images</source>
        <translation>Bilder lesen</translation>
    </message>
    <message>
        <source>%1 rows of the table belong to no item, the first of them is %2</source>
        <translation>%1 Zeilen der Tabelle gehören zu keinem Objekt, die erste davon ist %2</translation>
    </message>
    <message>
        <source>there is no item %1: the cohort has %2, counted from 0</source>
        <translation>es gibt kein Objekt %1: die Kohorte hat %2, gezählt ab 0</translation>
    </message>
    <message>
        <source>has no column named label</source>
        <translation>hat keine Spalte namens label</translation>
    </message>
    <message>
        <source>item %1 is another one in this cohort</source>
        <translation>Objekt %1 ist in dieser Kohorte ein anderes</translation>
    </message>
    <message>
        <source>no row belongs to an item of this cohort</source>
        <translation>keine Zeile gehört zu einem Objekt dieser Kohorte</translation>
    </message>
    <message>
        <source>a class needs a name</source>
        <translation>eine Klasse braucht einen Namen</translation>
    </message>
    <message>
        <source>there is no map method %1</source>
        <translation>es gibt kein Kartenverfahren %1</translation>
    </message>
    <message>
        <source>Use umap or pca</source>
        <translation>Verwenden Sie umap oder pca</translation>
    </message>
    <message>
        <source>the table has no column that says which items its rows belong to</source>
        <translation>die Tabelle hat keine Spalte, die sagt, zu welchen Objekten ihre Zeilen gehören</translation>
    </message>
    <message>
        <source>row %1 of the table has another length than its header</source>
        <translation>Zeile %1 der Tabelle ist anders lang als ihre Kopfzeile</translation>
    </message>
    <message>
        <source>nothing is clustered yet</source>
        <translation>es gibt noch keine Cluster</translation>
    </message>
    <message>
        <source>Cluster the cohort first</source>
        <translation>Bilden Sie zuerst Cluster der Kohorte</translation>
    </message>
    <message>
        <source>Lay the map out first</source>
        <translation>Legen Sie zuerst die Karte aus</translation>
    </message>
    <message>
        <source>the file cannot be written</source>
        <translation>die Datei kann nicht geschrieben werden</translation>
    </message>
    <message>
        <source>holds no image</source>
        <translation>enthält kein Bild</translation>
    </message>
    <message>
        <source>the cohort has no item %1</source>
        <translation>die Kohorte hat kein Objekt %1</translation>
    </message>
    <message>
        <source>tables are written as .csv, .npy or .json</source>
        <translation>Tabellen werden als .csv, .npy oder .json geschrieben</translation>
    </message>
    <message>
        <source>the record of the unfinished training is damaged</source>
        <translation>die Aufzeichnung des unfertigen Trainings ist beschädigt</translation>
    </message>
    <message>
        <source>Start the training anew</source>
        <translation>Beginnen Sie das Training neu</translation>
    </message>
    <message>
        <source>there is no unfinished training to go on with</source>
        <translation>es gibt kein unfertiges Training, das weitergehen könnte</translation>
    </message>
    <message>
        <source>the cohort has other images than when the training began</source>
        <translation>die Kohorte hat andere Bilder als zu Beginn des Trainings</translation>
    </message>
    <message>
        <source>a series of an unknown kind</source>
        <translation>eine Serie unbekannter Art</translation>
    </message>
    <message>
        <source>the slice differs from the others of its series in size</source>
        <translation>die Schicht hat eine andere Größe als die übrigen ihrer Serie</translation>
    </message>
    <message>
        <source>the pixel spacing is missing; 1 mm is assumed</source>
        <translation>der Pixelabstand fehlt; 1 mm wird angenommen</translation>
    </message>
    <message>
        <source>the header asks for more pixels than the file can hold</source>
        <translation>der Kopf verlangt mehr Pixel, als die Datei enthalten kann</translation>
    </message>
    <message>
        <source>the pixel data cannot be decoded</source>
        <translation>die Pixeldaten lassen sich nicht dekodieren</translation>
    </message>
    <message>
        <source>the header asks for more than 2^31 pixels</source>
        <translation>der Kopf verlangt mehr als 2^31 Pixel</translation>
    </message>
    <message>
        <source>the image is neither grey nor colour</source>
        <translation>das Bild ist weder grau noch farbig</translation>
    </message>
    <message>
        <source>the image cannot be decoded (%1)</source>
        <translation>das Bild lässt sich nicht dekodieren (%1)</translation>
    </message>
    <message>
        <source>%1 values are not numbers; they are read as the smallest value</source>
        <translation>%1 Werte sind keine Zahlen; sie werden als kleinster Wert gelesen</translation>
    </message>
    <message>
        <source>the voxel size is missing; 1 mm is assumed</source>
        <translation>die Voxelgröße fehlt; 1 mm wird angenommen</translation>
    </message>
    <message>
        <source>the orientation in the header is damaged; it is not known</source>
        <translation>die Ausrichtung im Kopf ist beschädigt; sie ist unbekannt</translation>
    </message>
    <message>
        <source>the picture is cut off</source>
        <translation>das Bild ist abgeschnitten</translation>
    </message>
    <message>
        <source>this is not a PNG, JPEG, BMP or TIFF picture</source>
        <translation>dies ist kein Bild im Format PNG, JPEG, BMP oder TIFF</translation>
    </message>
    <message>
        <source>the picture&apos;s size does not fit its pixels</source>
        <translation>die Größe des Bildes passt nicht zu seinen Pixeln</translation>
    </message>
    <message>
        <source>the picture cannot be encoded (%1)</source>
        <translation>das Bild lässt sich nicht kodieren (%1)</translation>
    </message>
    <message>
        <source>the size of an item must be from 16 to 1024 pixels in steps of 16</source>
        <translation>die Größe eines Objekts muss zwischen 16 und 1024 Pixeln in Schritten von 16 liegen</translation>
    </message>
    <message>
        <source>an item has one channel or three</source>
        <translation>ein Objekt hat einen Kanal oder drei</translation>
    </message>
    <message>
        <source>the step from slice to slice must be at least 1</source>
        <translation>der Schritt von Schicht zu Schicht muss mindestens 1 sein</translation>
    </message>
    <message>
        <source>the width of the window must be above 0</source>
        <translation>die Breite des Fensters muss über 0 liegen</translation>
    </message>
    <message>
        <source>the volume has no slice of this number</source>
        <translation>das Volumen hat keine Schicht dieser Nummer</translation>
    </message>
    <message>
        <source>the name must end in .nii, .nii.gz or .nrrd</source>
        <translation>der Name muss auf .nii, .nii.gz oder .nrrd enden</translation>
    </message>
    <message>
        <source>there are no voxels to write</source>
        <translation>es gibt keine Voxel zu schreiben</translation>
    </message>
    <message>
        <source>the volume cannot be written</source>
        <translation>das Volumen kann nicht geschrieben werden</translation>
    </message>
    <message>
        <source>holds no image that can be read</source>
        <translation>enthält kein lesbares Bild</translation>
    </message>
    <message>
        <source>holds no series %1</source>
        <translation>enthält keine Serie %1</translation>
    </message>
    <message>
        <source>Name its UID, or one of the files</source>
        <translation>Nennen Sie ihre UID oder eine der Dateien</translation>
    </message>
    <message>
        <source>the sample cohort is in none of %1</source>
        <translation>die Beispielkohorte liegt in keinem von %1</translation>
    </message>
    <message>
        <source>Name its folder in STRATOSCOPE_SAMPLE_DIR</source>
        <translation>Nennen Sie ihren Ordner in STRATOSCOPE_SAMPLE_DIR</translation>
    </message>
    <message>
        <source>the column %1 has fewer than two different values</source>
        <translation>die Spalte %1 hat weniger als zwei verschiedene Werte</translation>
    </message>
    <message>
        <source>the column %1 has no value for any item of the split train</source>
        <translation>die Spalte %1 hat für kein Objekt der Aufteilung train einen Wert</translation>
    </message>
    <message>
        <source>the cohort has no clustering</source>
        <translation>die Kohorte hat keine Clusterbildung</translation>
    </message>
    <message>
        <source>Cluster the images first</source>
        <translation>Bilden Sie zuerst Cluster der Bilder</translation>
    </message>
    <message>
        <source>Comparing clusters with the truth</source>
        <translation>Cluster mit der Referenz vergleichen</translation>
    </message>
    <message>
        <source>the record of an evaluation is damaged</source>
        <translation>die Aufzeichnung einer Auswertung ist beschädigt</translation>
    </message>
    <message>
        <source>Cluster it first</source>
        <translation>Bilden Sie zuerst Cluster</translation>
    </message>
    <message>
        <source>Make a map first</source>
        <translation>Legen Sie zuerst eine Karte aus</translation>
    </message>
    <message>
        <source>Label some first</source>
        <translation>Vergeben Sie zuerst einige Labels</translation>
    </message>
    <message>
        <source>Choose a .csv or .json file</source>
        <translation>Wählen Sie eine .csv- oder .json-Datei</translation>
    </message>
    <message>
        <source>Leave the column item out to go by the paths</source>
        <translation>Lassen Sie die Spalte item weg, um nach den Pfaden zu gehen</translation>
    </message>
    <message>
        <source>reports as PDF are not in this version</source>
        <translation>Berichte als PDF gibt es in dieser Version nicht</translation>
    </message>
    <message>
        <source>Write an .html file and print it from a browser</source>
        <translation>Schreiben Sie eine .html-Datei und drucken Sie sie aus einem Browser</translation>
    </message>
    <message>
        <source>Writing the report</source>
        <translation>Bericht schreiben</translation>
    </message>
    <message>
        <source>the source file is no longer where it was imported from</source>
        <translation>die Quelldatei ist nicht mehr dort, von wo sie importiert wurde</translation>
    </message>
    <message>
        <source>the cohort has no such item</source>
        <translation>die Kohorte hat kein solches Objekt</translation>
    </message>
    <message>
        <source>between 1 and %1 images can be drawn at once</source>
        <translation>zwischen 1 und %1 Bilder lassen sich auf einmal ziehen</translation>
    </message>
    <message>
        <source>there is no cluster %1</source>
        <translation>es gibt keinen Cluster %1</translation>
    </message>
    <message>
        <source>See that the folder is there, may be written to and has space left</source>
        <translation>Prüfen Sie, ob es den Ordner gibt, ob er beschreibbar ist und ob noch Platz ist</translation>
    </message>
    <message>
        <source>holds no label of the set %1</source>
        <translation>enthält kein Label des Satzes %1</translation>
    </message>
    <message>
        <source>is too short for a key</source>
        <translation>ist zu kurz für einen Schlüssel</translation>
    </message>
    <message>
        <source>Put at least 16 random bytes into the file</source>
        <translation>Mindestens 16 zufällige Bytes in die Datei schreiben</translation>
    </message>
    <message>
        <source>a cluster has too few items for a full covariance: it cannot be inverted</source>
        <translation>ein Cluster hat zu wenige Objekte für eine volle Kovarianz: sie lässt sich nicht invertieren</translation>
    </message>
    <message>
        <source>Use fewer clusters, a diagonal covariance or more regularisation</source>
        <translation>Weniger Cluster, eine diagonale Kovarianz oder mehr Regularisierung verwenden</translation>
    </message>
    <message>
        <source>Fitting the mixture</source>
        <translation>Mischung wird angepasst</translation>
    </message>
    <message>
        <source>the mixture was fitted on another dimension</source>
        <translation>die Mischung wurde auf eine andere Dimension angepasst</translation>
    </message>
    <message>
        <source>the resolution must be above 0</source>
        <translation>die Auflösung muss über 0 liegen</translation>
    </message>
    <message>
        <source>Finding communities</source>
        <translation>Gemeinschaften werden gesucht</translation>
    </message>
    <message>
        <source>there are too few items for a graph of neighbours</source>
        <translation>für einen Nachbarschaftsgraphen gibt es zu wenige Objekte</translation>
    </message>
    <message>
        <source>Finding the resolution</source>
        <translation>Auflösung wird gesucht</translation>
    </message>
    <message>
        <source>every item needs a class</source>
        <translation>jedes Objekt braucht eine Klasse</translation>
    </message>
    <message>
        <source>the classifier was fitted on another dimension</source>
        <translation>der Klassifikator wurde auf eine andere Dimension angepasst</translation>
    </message>
    <message>
        <source>every item needs a cluster</source>
        <translation>jedes Objekt braucht einen Cluster</translation>
    </message>
    <message>
        <source>at least two clusters are needed, and fewer than items</source>
        <translation>mindestens zwei Cluster sind nötig, und weniger als Objekte</translation>
    </message>
    <message>
        <source>a gap needs an inertia for each k and two references</source>
        <translation>eine Lücke braucht zu jedem k eine Trägheit und zwei Vergleiche</translation>
    </message>
    <message>
        <source>Comparing with rows that have no clusters</source>
        <translation>Vergleich mit Zeilen ohne Cluster</translation>
    </message>
    <message>
        <source>Merging clusters</source>
        <translation>Cluster werden verbunden</translation>
    </message>
    <message>
        <source>this is not a ZIP archive, or it is cut off</source>
        <translation>dies ist kein ZIP-Archiv, oder es ist abgeschnitten</translation>
    </message>
    <message>
        <source>the entry&apos;s name leads out of the archive</source>
        <translation>der Name des Eintrags führt aus dem Archiv hinaus</translation>
    </message>
    <message>
        <source>the entry is a link</source>
        <translation>der Eintrag ist eine Verknüpfung</translation>
    </message>
    <message>
        <source>the entry is encrypted</source>
        <translation>der Eintrag ist verschlüsselt</translation>
    </message>
    <message>
        <source>the entry cannot be unpacked</source>
        <translation>der Eintrag lässt sich nicht auspacken</translation>
    </message>
    <message>
        <source>an archive within an archive is not read</source>
        <translation>ein Archiv in einem Archiv wird nicht gelesen</translation>
    </message>
    <message>
        <source>the archive unpacks to more than %1 times its length</source>
        <translation>das Archiv ergibt ausgepackt mehr als das %1-Fache seiner Länge</translation>
    </message>
    <message>
        <source>the decoder sent a damaged message</source>
        <translation>der Decoder hat eine beschädigte Nachricht gesendet</translation>
    </message>
    <message>
        <source>the decoder asked for more than %1 MB</source>
        <translation>der Decoder wollte mehr als %1 MB</translation>
    </message>
    <message>
        <source>cannot be started (%1)</source>
        <translation>lässt sich nicht starten (%1)</translation>
    </message>
    <message>
        <source>the decoder stopped: signal %1 (%2)</source>
        <translation>der Decoder ist abgebrochen: Signal %1 (%2)</translation>
    </message>
    <message>
        <source>the decoder stopped with code %1</source>
        <translation>der Decoder hat mit Code %1 geendet</translation>
    </message>
    <message>
        <source>the decoder took longer than %1 s</source>
        <translation>der Decoder brauchte länger als %1 s</translation>
    </message>
    <message>
        <source>has sequences nested too deep</source>
        <translation>hat zu tief verschachtelte Sequenzen</translation>
    </message>
    <message>
        <source>DICOM&apos;s data dictionary is not there</source>
        <translation>das DICOM-Datenwörterbuch ist nicht da</translation>
    </message>
    <message>
        <source>Install DCMTK&apos;s data files, or name the dictionary in DCMDICTPATH</source>
        <translation>Die Datendateien von DCMTK installieren oder das Wörterbuch in DCMDICTPATH nennen</translation>
    </message>
    <message>
        <source>is a directory of DICOM files: it names patients and has no image</source>
        <translation>ist ein Verzeichnis von DICOM-Dateien: es nennt Patienten und enthält kein Bild</translation>
    </message>
    <message>
        <source>is not a DICOM object, or it has no SOP class and instance</source>
        <translation>ist kein DICOM-Objekt, oder es hat keine SOP-Klasse und -Instanz</translation>
    </message>
    <message>
        <source>has a SOP instance in a form that cannot be replaced</source>
        <translation>hat eine SOP-Instanz in einer Form, die sich nicht ersetzen lässt</translation>
    </message>
    <message>
        <source>holds a document (PDF, CDA, model) that cannot be de-identified</source>
        <translation>enthält ein Dokument (PDF, CDA, Modell), das sich nicht de-identifizieren lässt</translation>
    </message>
    <message>
        <source>declares text burned into its pixels</source>
        <translation>gibt an, dass Text in seine Pixel eingebrannt ist</translation>
    </message>
    <message>
        <source>has an overlay within its pixels</source>
        <translation>hat ein Overlay in seinen Pixeln</translation>
    </message>
    <message>
        <source>is of a kind that often has text burned into its pixels</source>
        <translation>ist von einer Art, in deren Pixel oft Text eingebrannt ist</translation>
    </message>
    <message>
        <source>is not a DICOM file, or is cut off</source>
        <translation>ist keine DICOM-Datei, oder ist abgeschnitten</translation>
    </message>
    <message>
        <source>has a transfer syntax that cannot be written</source>
        <translation>hat eine Transfersyntax, die nicht geschrieben werden kann</translation>
    </message>
    <message>
        <source>cannot be written; the disk may be full</source>
        <translation>kann nicht geschrieben werden; vielleicht ist der Datenträger voll</translation>
    </message>
    <message>
        <source>may have text burned into its pixels, and no region to blacken is known for it</source>
        <translation>hat vielleicht Text in den Pixeln, und es ist keine Stelle bekannt, die zu schwärzen wäre</translation>
    </message>
    <message>
        <source>Name its regions in a CSV file of your own</source>
        <translation>Die Stellen in einer eigenen CSV-Datei nennen</translation>
    </message>
    <message>
        <source>Use the option clean-pixel-data, or look at the image and accept the risk</source>
        <translation>Die Option clean-pixel-data verwenden oder das Bild ansehen und das Risiko annehmen</translation>
    </message>
    <message>
        <source>has pixels in a form that cannot be blackened</source>
        <translation>hat Pixel in einer Form, die sich nicht schwärzen lässt</translation>
    </message>
    <message>
        <source>has compressed pixels that cannot be decoded here, so nothing in them can be blackened</source>
        <translation>hat komprimierte Pixel, die hier nicht dekodiert werden können, also kann nichts darin geschwärzt werden</translation>
    </message>
    <message>
        <source>has no pixel data</source>
        <translation>hat keine Pixeldaten</translation>
    </message>
    <message>
        <source>has overlays within its pixel words that cannot be cleared</source>
        <translation>hat Overlays in den Pixelworten, die sich nicht löschen lassen</translation>
    </message>
    <message>
        <source>line %1 is not a region</source>
        <translation>Zeile %1 ist keine Stelle</translation>
    </message>
    <message>
        <source>Lines are modality,manufacturer,model,rows,columns,x,y,width,height</source>
        <translation>Zeilen lauten modality,manufacturer,model,rows,columns,x,y,width,height</translation>
    </message>
    <message>
        <source>the profile has no option &quot;%1&quot;</source>
        <translation>das Profil hat keine Option „%1“</translation>
    </message>
    <message>
        <source>Options are %1, %2</source>
        <translation>Optionen sind %1, %2</translation>
    </message>
    <message>
        <source>dates are either kept or shifted, not both</source>
        <translation>Datumsangaben werden entweder behalten oder verschoben, nicht beides</translation>
    </message>
    <message>
        <source>Choose one of full-dates and modified-dates</source>
        <translation>Entweder full-dates oder modified-dates wählen</translation>
    </message>
    <message>
        <source>a copy of %1; left out</source>
        <translation>eine Kopie von %1; ausgelassen</translation>
    </message>
    <message>
        <source>another image than %1, though it has the same SOP Instance UID; kept</source>
        <translation>ein anderes Bild als %1, obwohl es dieselbe SOP Instance UID hat; behalten</translation>
    </message>
    <message>
        <source>the DICOM element %1 is not read</source>
        <translation>das DICOM-Element %1 wird nicht gelesen</translation>
    </message>
    <message>
        <source>this is not a DICOMDIR, or it is cut off</source>
        <translation>dies ist kein DICOMDIR, oder es ist abgeschnitten</translation>
    </message>
    <message>
        <source>named by the DICOMDIR, but not there</source>
        <translation>im DICOMDIR genannt, aber nicht da</translation>
    </message>
    <message>
        <source>the file holds more than %1 frames</source>
        <translation>die Datei enthält mehr als %1 Einzelbilder</translation>
    </message>
    <message>
        <source>pixels of %1 bits are not read</source>
        <translation>Pixel von %1 Bit werden nicht gelesen</translation>
    </message>
    <message>
        <source>the transfer syntax %1 is not known here</source>
        <translation>die Transfersyntax %1 ist hier nicht bekannt</translation>
    </message>
    <message>
        <source>pixels in the transfer syntax %1 (%2) cannot be decoded</source>
        <translation>Pixel in der Transfersyntax %1 (%2) können nicht dekodiert werden</translation>
    </message>
    <message>
        <source>a look-up table of the file is damaged</source>
        <translation>eine Umsetzungstabelle (LUT) der Datei ist beschädigt</translation>
    </message>
    <message>
        <source>text is not in the declared character set (%1): read as UTF-8</source>
        <translation>Text steht nicht im angegebenen Zeichensatz (%1): als UTF-8 gelesen</translation>
    </message>
    <message>
        <source>text is not in the declared character set (%1): read as Latin-1</source>
        <translation>Text steht nicht im angegebenen Zeichensatz (%1): als Latin-1 gelesen</translation>
    </message>
    <message>
        <source>the file declares no character set: its text is read as Latin-1</source>
        <translation>die Datei gibt keinen Zeichensatz an: ihr Text wird als Latin-1 gelesen</translation>
    </message>
    <message>
        <source>the file does not hold that many volumes</source>
        <translation>die Datei enthält nicht so viele Volumen</translation>
    </message>
    <message>
        <source>Rescale Slope is 0; values are taken unscaled</source>
        <translation>Rescale Slope ist 0; Werte werden unskaliert übernommen</translation>
    </message>
    <message>
        <source>the slices are sheared against each other by %1 degrees (tilted gantry): they are resampled onto an upright grid</source>
        <translation>die Schichten sind um %1 Grad gegeneinander verschert (gekippte Gantry): sie werden auf ein aufrechtes Gitter umgerechnet</translation>
    </message>
    <message>
        <source>the slices were taken at varying steps (from %1 to %2 mm): they are resampled to steps of %3 mm</source>
        <translation>die Schichten wurden in wechselnden Abständen aufgenommen (von %1 bis %2 mm): sie werden auf Abstände von %3 mm umgerechnet</translation>
    </message>
    <message>
        <source>slices that lie where another slice of the series lies are left out: %1 (%2 in all)</source>
        <translation>Schichten, die dort liegen, wo schon eine andere der Serie liegt, werden ausgelassen: %1 (%2 insgesamt)</translation>
    </message>
    <message>
        <source>the slices are sheared against each other by %1 degrees, too far to set them upright: they are kept as they were taken</source>
        <translation>die Schichten sind um %1 Grad gegeneinander verschert, zu weit, um sie aufzurichten: sie bleiben, wie sie aufgenommen wurden</translation>
    </message>
    <message>
        <source>the distances between the slices differ too much to resample them (from %1 to %2 mm): they are kept as they were taken, and lengths across the slices are not right</source>
        <translation>die Abstände der Schichten unterscheiden sich zu stark, um sie umzurechnen (von %1 bis %2 mm): sie bleiben, wie sie aufgenommen wurden, und Längen quer zu den Schichten stimmen nicht</translation>
    </message>
    <message>
        <source>slices are missing between %1 and %2 (from %3 to %4 mm along the normal): %5 are interpolated</source>
        <translation>zwischen %1 und %2 fehlen Schichten (von %3 bis %4 mm entlang der Normalen): %5 werden interpoliert</translation>
    </message>
    <message>
        <source>slices are missing at %1 places in all, and are interpolated</source>
        <translation>an insgesamt %1 Stellen fehlen Schichten; sie werden interpoliert</translation>
    </message>
    <message>
        <source>the compressed data are damaged</source>
        <translation>die komprimierten Daten sind beschädigt</translation>
    </message>
    <message>
        <source>the archive holds no images</source>
        <translation>das Archiv enthält keine Bilder</translation>
    </message>
    <message>
        <source>the two positions in the header (qform and sform) differ; the sform is used</source>
        <translation>die beiden Lagen im Kopf (qform und sform) unterscheiden sich; die sform wird verwendet</translation>
    </message>
    <message>
        <source>the sform in the header is damaged; the qform is used</source>
        <translation>die sform im Kopf ist beschädigt; die qform wird verwendet</translation>
    </message>
    <message>
        <source>the header does not say how the volume lies in the patient</source>
        <translation>der Kopf sagt nicht, wie das Volumen im Patienten liegt</translation>
    </message>
    <message>
        <source>the NIfTI header asks for more than 10,000 volumes</source>
        <translation>der NIfTI-Kopf verlangt mehr als 10.000 Volumen</translation>
    </message>
    <message>
        <source>ANALYZE 7.5 files are not read: they do not say which side is left</source>
        <translation>Dateien in ANALYZE 7.5 werden nicht gelesen: sie sagen nicht, welche Seite links ist</translation>
    </message>
    <message>
        <source>the .img file with the voxels is missing beside the header</source>
        <translation>die .img-Datei mit den Voxeln fehlt neben dem Kopf</translation>
    </message>
    <message>
        <source>a NIfTI data type without a layout</source>
        <translation>ein NIfTI-Datentyp ohne Aufbau</translation>
    </message>
    <message>
        <source>the file has no volume %1</source>
        <translation>die Datei hat kein Volumen %1</translation>
    </message>
    <message>
        <source>the values are complex numbers; their magnitude is read</source>
        <translation>die Werte sind komplexe Zahlen; ihr Betrag wird gelesen</translation>
    </message>
    <message>
        <source>NIfTI-1 holds at most 32,767 voxels along an axis</source>
        <translation>NIfTI-1 fasst höchstens 32.767 Voxel entlang einer Achse</translation>
    </message>
    <message>
        <source>Write it as .nrrd</source>
        <translation>Als .nrrd schreiben</translation>
    </message>
    <message>
        <source>the images are neither grey nor colour pictures nor volumes</source>
        <translation>die Bilder sind weder Grau- oder Farbbilder noch Volumen</translation>
    </message>
    <message>
        <source>the images of the splits differ in their type of number</source>
        <translation>die Bilder der Aufteilungen haben verschiedene Zahlentypen</translation>
    </message>
    <message>
        <source>the images of the NPZ file are too large</source>
        <translation>die Bilder der NPZ-Datei sind zu groß</translation>
    </message>
    <message>
        <source>the NPZ file holds too many images</source>
        <translation>die NPZ-Datei enthält zu viele Bilder</translation>
    </message>
    <message>
        <source>images of type %1 are not read</source>
        <translation>Bilder vom Typ %1 werden nicht gelesen</translation>
    </message>
    <message>
        <source>an image has more than 256 labels</source>
        <translation>ein Bild hat mehr als 256 Labels</translation>
    </message>
    <message>
        <source>%1 pictures are not read</source>
        <translation>%1-Bilder werden nicht gelesen</translation>
    </message>
    <message>
        <source>Save it as PNG or TIFF</source>
        <translation>Als PNG oder TIFF speichern</translation>
    </message>
    <message>
        <source>the picture is cut off or damaged</source>
        <translation>das Bild ist abgeschnitten oder beschädigt</translation>
    </message>
    <message>
        <source>the program that decodes images is missing</source>
        <translation>das Programm, das Bilder dekodiert, fehlt</translation>
    </message>
    <message>
        <source>Install Stratoscope again</source>
        <translation>Stratoscope neu installieren</translation>
    </message>
    <message>
        <source>an axis of a volume is i, j or k</source>
        <translation>eine Achse eines Volumens ist i, j oder k</translation>
    </message>
    <message>
        <source>every image</source>
        <translation>jedes Bild</translation>
    </message>
    <message>
        <source>middle slice</source>
        <translation>mittlere Schicht</translation>
    </message>
    <message>
        <source>one slice in %1</source>
        <translation>eine von %1 Schichten</translation>
    </message>
    <message>
        <source>all slices</source>
        <translation>alle Schichten</translation>
    </message>
    <message>
        <source>middle slice across each of three axes</source>
        <translation>mittlere Schicht quer zu jeder der drei Achsen</translation>
    </message>
    <message>
        <source>maximum projection along axis %1</source>
        <translation>Maximumprojektion entlang der Achse %1</translation>
    </message>
    <message>
        <source>mean projection along axis %1</source>
        <translation>Mittelwertprojektion entlang der Achse %1</translation>
    </message>
    <message>
        <source>%1 x %1 x %1 voxels</source>
        <translation>%1 × %1 × %1 Voxel</translation>
    </message>
    <message>
        <source>%1 x %1 pixels</source>
        <translation>%1 × %1 Pixel</translation>
    </message>
    <message>
        <source>window 40 / 400, by modality</source>
        <translation>Fenster 40 / 400, nach Modalität</translation>
    </message>
    <message>
        <source>least value to percentile 99.5 of the volume, by modality</source>
        <translation>kleinster Wert bis 99,5. Perzentil des Volumens, nach Modalität</translation>
    </message>
    <message>
        <source>percentiles 1 to 99 of the volume</source>
        <translation>1. bis 99. Perzentil des Volumens</translation>
    </message>
    <message>
        <source>8 bits as stored, others from percentile 1 to 99</source>
        <translation>8 Bit wie gespeichert, andere vom 1. bis zum 99. Perzentil</translation>
    </message>
    <message>
        <source>the window of the file, else 40 / 400</source>
        <translation>das Fenster der Datei, sonst 40 / 400</translation>
    </message>
    <message>
        <source>the window of the file, else percentiles of the volume</source>
        <translation>das Fenster der Datei, sonst Perzentile des Volumens</translation>
    </message>
    <message>
        <source>window %1 / %2</source>
        <translation>Fenster %1 / %2</translation>
    </message>
    <message>
        <source>the header has no end</source>
        <translation>der Kopf hat kein Ende</translation>
    </message>
    <message>
        <source>the header points to data outside its own folder</source>
        <translation>der Kopf verweist auf Daten außerhalb seines Ordners</translation>
    </message>
    <message>
        <source>the file %1 with the voxels is missing beside the header</source>
        <translation>die Datei %1 mit den Voxeln fehlt neben dem Kopf</translation>
    </message>
    <message>
        <source>pages that differ from the first one in size or kind are left out: %1</source>
        <translation>Seiten, die von der ersten in Größe oder Art abweichen, werden ausgelassen: %1</translation>
    </message>
    <message>
        <source>TIFF pictures of this kind are not read (%1 bits, photometric interpretation %2)</source>
        <translation>TIFF-Bilder dieser Art werden nicht gelesen (%1 Bit, photometrische Deutung %2)</translation>
    </message>
    <message>
        <source>the header of the volume is damaged</source>
        <translation>der Kopf des Volumens ist beschädigt</translation>
    </message>
    <message>
        <source>data in the encoding %1 are not read</source>
        <translation>Daten in der Kodierung %1 werden nicht gelesen</translation>
    </message>
    <message>
        <source>the volume has %1 dimensions; up to three are read</source>
        <translation>das Volumen hat %1 Dimensionen; bis zu drei werden gelesen</translation>
    </message>
    <message>
        <source>values of this type are not read</source>
        <translation>Werte dieses Typs werden nicht gelesen</translation>
    </message>
    <message>
        <source>volumes in several data files are not read</source>
        <translation>Volumen in mehreren Datendateien werden nicht gelesen</translation>
    </message>
    <message>
        <source>Refining the decoder</source>
        <translation>Decoder wird verfeinert</translation>
    </message>
    <message>
        <source>queries and database have different dimensions</source>
        <translation>Anfragen und Datenbestand haben verschiedene Dimensionen</translation>
    </message>
    <message>
        <source>Ranking</source>
        <translation>Rangfolgen werden gebildet</translation>
    </message>
    <message>
        <source>the ground truth names image %1, but there are only %2</source>
        <translation>die Referenz nennt das Bild %1, es gibt aber nur %2</translation>
    </message>
    <message>
        <source>the ground truth has not one answer for each query</source>
        <translation>die Referenz hat nicht zu jeder Anfrage eine Antwort</translation>
    </message>
    <message>
        <source>the ground truth cannot be opened</source>
        <translation>die Referenz lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>this is no ground truth: JSON with imlist, qimlist and gnd is expected</source>
        <translation>dies ist keine Referenz: erwartet wird JSON mit imlist, qimlist und gnd</translation>
    </message>
    <message>
        <source>every query needs a ranking</source>
        <translation>jede Anfrage braucht eine Rangfolge</translation>
    </message>
    <message>
        <source>every item needs as many neighbours as the others</source>
        <translation>jedes Objekt braucht ebenso viele Nachbarn wie die anderen</translation>
    </message>
    <message>
        <source>no resolution gives %1 communities; the nearest number is %2</source>
        <translation>keine Auflösung ergibt %1 Gemeinschaften; die nächste Zahl ist %2</translation>
    </message>
    <message>
        <source>Ask for that number, or leave it to the resolution</source>
        <translation>Diese Zahl angeben oder sie der Auflösung überlassen</translation>
    </message>
    <message>
        <source>there is no clustering to look within</source>
        <translation>es gibt keine Clusterbildung, in der gesucht werden könnte</translation>
    </message>
    <message>
        <source>Cluster all items first</source>
        <translation>Zuerst alle Objekte clustern</translation>
    </message>
    <message>
        <source>there is no cluster %1; they go from 1 to %2</source>
        <translation>es gibt keinen Cluster %1; sie gehen von 1 bis %2</translation>
    </message>
    <message>
        <source>holds %1 series; one has to be chosen by its UID, such as %2</source>
        <translation>enthält %1 Serien; eine ist über ihre UID zu wählen, etwa %2</translation>
    </message>
    <message>
        <source>column %1 has no name and is left out</source>
        <translation>Spalte %1 hat keinen Namen und wird ausgelassen</translation>
    </message>
    <message>
        <source>there are several columns %1; column %2 is called %3</source>
        <translation>es gibt mehrere Spalten %1; Spalte %2 heißt %3</translation>
    </message>
    <message>
        <source>a quote in row %1 of the table is not closed</source>
        <translation>ein Anführungszeichen in Zeile %1 der Tabelle ist nicht geschlossen</translation>
    </message>
    <message>
        <source>the table is not in UTF-8; it is read as Latin-1</source>
        <translation>die Tabelle ist nicht in UTF-8; sie wird als Latin-1 gelesen</translation>
    </message>
    <message>
        <source>a quote in the table&apos;s header is not closed</source>
        <translation>ein Anführungszeichen im Kopf der Tabelle ist nicht geschlossen</translation>
    </message>
    <message>
        <source>the table has no header</source>
        <translation>die Tabelle hat keinen Kopf</translation>
    </message>
    <message>
        <source>does not exist</source>
        <translation>gibt es nicht</translation>
    </message>
    <message>
        <source>a source and an output folder are needed</source>
        <translation>eine Quelle und ein Ausgabeordner sind nötig</translation>
    </message>
    <message>
        <source>lies within the source</source>
        <translation>liegt in der Quelle</translation>
    </message>
    <message>
        <source>Choose an output folder of its own</source>
        <translation>Einen eigenen Ausgabeordner wählen</translation>
    </message>
    <message>
        <source>would lie beside the files that it identifies</source>
        <translation>läge neben den Dateien, die sie identifiziert</translation>
    </message>
    <message>
        <source>Keep the mapping table in another place</source>
        <translation>Die Zuordnungstabelle an einem anderen Ort aufbewahren</translation>
    </message>
    <message>
        <source>needs more memory than there is</source>
        <translation>braucht mehr Speicher, als da ist</translation>
    </message>
    <message>
        <source>cannot be written: %1</source>
        <translation>kann nicht geschrieben werden: %1</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>would replace a file: the same instance was written already</source>
        <translation>würde eine Datei ersetzen: dieselbe Instanz wurde schon geschrieben</translation>
    </message>
    <message>
        <source>De-identifying</source>
        <translation>De-Identifizierung</translation>
    </message>
    <message>
        <source>%1 files are CT, MR or PET images that show the head or do not tell the part of the body: a face can be rendered from them, so deface them before they are shared</source>
        <translation>%1 Dateien sind CT-, MR- oder PET-Bilder, die den Kopf zeigen oder den Körperteil nicht nennen: daraus lässt sich ein Gesicht darstellen, also vor der Weitergabe unkenntlich machen</translation>
    </message>
    <message>
        <source>%1 files are of a kind that often has text burned into its pixels: look at each</source>
        <translation>%1 Dateien sind von einer Art, in deren Pixel oft Text eingebrannt ist: jede ansehen</translation>
    </message>
    <message>
        <source>in %1 files the known regions were blackened; text elsewhere in them is still there</source>
        <translation>in %1 Dateien wurden die bekannten Stellen geschwärzt; Text an anderen Stellen ist noch da</translation>
    </message>
    <message>
        <source>%1 files have comments or application data within their compressed pixels, which were copied as they are</source>
        <translation>%1 Dateien haben Kommentare oder Anwendungsdaten in ihren komprimierten Pixeln; diese wurden unverändert kopiert</translation>
    </message>
    <message>
        <source>some private elements were kept</source>
        <translation>einige private Elemente wurden behalten</translation>
    </message>
    <message>
        <source>UIDs were kept: who has the originals can find them by these</source>
        <translation>UIDs wurden behalten: wer die Originale hat, kann sie darüber finden</translation>
    </message>
    <message>
        <source>the devices were kept, and with them often the place</source>
        <translation>die Geräte wurden behalten, und mit ihnen oft der Ort</translation>
    </message>
    <message>
        <source>the institutions were kept</source>
        <translation>die Einrichtungen wurden behalten</translation>
    </message>
    <message>
        <source>sex, age, size, weight and the like were kept (ages of 90 and over as 90): together with other knowledge they can single out a person</source>
        <translation>Geschlecht, Alter, Größe, Gewicht und Ähnliches wurden behalten (Alter ab 90 als 90): mit anderem Wissen zusammen können sie eine Person verraten</translation>
    </message>
    <message>
        <source>full dates were kept</source>
        <translation>vollständige Datumsangaben wurden behalten</translation>
    </message>
    <message>
        <source>dates were shifted by one distance for each patient: times of day and distances between examinations were kept, and one known date gives away the others</source>
        <translation>Datumsangaben wurden je Patient um eine Spanne verschoben: Uhrzeiten und Abstände zwischen Untersuchungen blieben, und ein bekanntes Datum verrät die anderen</translation>
    </message>
    <message>
        <source>descriptions were kept where their words are in a list of harmless ones</source>
        <translation>Beschreibungen wurden behalten, wo ihre Wörter in einer Liste harmloser Wörter stehen</translation>
    </message>
    <message>
        <source>structured reports were kept with their codes, numbers and references</source>
        <translation>strukturierte Befunde wurden mit ihren Codes, Zahlen und Verweisen behalten</translation>
    </message>
    <message>
        <source>drawings on images were kept without their texts</source>
        <translation>Zeichnungen auf Bildern wurden ohne ihre Texte behalten</translation>
    </message>
    <message>
        <source>with %1 patients, who knows that a person is among them can guess which one</source>
        <translation>bei %1 Patienten kann, wer weiß, dass eine Person darunter ist, erraten, welche es ist</translation>
    </message>
    <message>
        <source>nothing among the sources could be de-identified</source>
        <translation>in den Quellen ließ sich nichts de-identifizieren</translation>
    </message>
    <message>
        <source>the least correlation must be above 0</source>
        <translation>die kleinste Korrelation muss über 0 liegen</translation>
    </message>
    <message>
        <source>Comparing images</source>
        <translation>Bilder werden verglichen</translation>
    </message>
    <message>
        <source>its images are in the cohort already, from %1; left out</source>
        <translation>ihre Bilder sind schon in der Kohorte, aus %1; ausgelassen</translation>
    </message>
    <message>
        <source>%1 of the %2 files of its series are in the cohort already; the others come in as a series of their own</source>
        <translation>%1 der %2 Dateien ihrer Serie sind schon in der Kohorte; die anderen kommen als eigene Serie hinzu</translation>
    </message>
    <message>
        <source>another import into this cohort is running</source>
        <translation>ein anderer Import in diese Kohorte läuft gerade</translation>
    </message>
    <message>
        <source>the file cannot be read</source>
        <translation>die Datei kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>there is no cluster %1: there are %2, counted from 1</source>
        <translation>es gibt keinen Cluster %1: es sind %2, von 1 an gezählt</translation>
    </message>
    <message>
        <source>there are fewer items than neighbours asked for</source>
        <translation>es gibt weniger Objekte als gewünschte Nachbarn</translation>
    </message>
    <message>
        <source>Comparing neighbours</source>
        <translation>Nachbarn werden verglichen</translation>
    </message>
    <message>
        <source>the cohort has a column %1 already; the table&apos;s is left out</source>
        <translation>die Kohorte hat schon eine Spalte %1; die der Tabelle wird ausgelassen</translation>
    </message>
    <message>
        <source>the cohort has a column %1 already; the table&apos;s is called %2</source>
        <translation>die Kohorte hat schon eine Spalte %1; die der Tabelle heißt %2</translation>
    </message>
    <message>
        <source>Say which column names the items, and how</source>
        <translation>Angeben, welche Spalte die Objekte benennt, und wie</translation>
    </message>
    <message>
        <source>no query has a right answer in the database</source>
        <translation>keine Anfrage hat eine richtige Antwort im Datenbestand</translation>
    </message>
    <message>
        <source>the ground truth names the image %1, which the cohort does not have</source>
        <translation>die Referenz nennt das Bild %1, das die Kohorte nicht hat</translation>
    </message>
    <message>
        <source>there is no key named %1</source>
        <translation>es gibt keinen Schlüssel namens %1</translation>
    </message>
    <message>
        <source>Use patient, study, series, sop, path, file or item, or KEY=COLUMN</source>
        <translation>patient, study, series, sop, path, file oder item verwenden, oder KEY=COLUMN</translation>
    </message>
    <message>
        <source>the table has no column %1</source>
        <translation>die Tabelle hat keine Spalte %1</translation>
    </message>
    <message>
        <source>Name one of its columns path, file, item, sop, series, study or patient</source>
        <translation>Eine ihrer Spalten path, file, item, sop, series, study oder patient nennen</translation>
    </message>
    <message>
        <source>the shares of train, val and test must be numbers from 0 on, and not all of them 0</source>
        <translation>die Anteile von train, val und test müssen Zahlen ab 0 sein, und nicht alle 0</translation>
    </message>
    <message>
        <source>%1 items belong to a split already</source>
        <translation>%1 Objekte gehören schon zu einer Aufteilung</translation>
    </message>
    <message>
        <source>Ask for its replacement to divide them anew</source>
        <translation>Ersetzen verlangen, um sie neu aufzuteilen</translation>
    </message>
    <message>
        <source>%1 images or volumes name no patient and count as patients of their own; join a table with a column patient first where several are of one</source>
        <translation>%1 Bilder oder Volumen nennen keinen Patienten und zählen als eigene Patienten; gehören mehrere zu einem, zuerst eine Tabelle mit einer Spalte patient verbinden</translation>
    </message>
    <message>
        <source>the part %1 is empty: there are too few groups</source>
        <translation>der Teil %1 ist leer: es gibt zu wenige Gruppen</translation>
    </message>
    <message>
        <source>the cohort has no items</source>
        <translation>die Kohorte hat keine Objekte</translation>
    </message>
    <message>
        <source>the table is not a text file</source>
        <translation>die Tabelle ist keine Textdatei</translation>
    </message>
    <message>
        <source>Save the sheet as CSV</source>
        <translation>Das Blatt als CSV speichern</translation>
    </message>
    <message>
        <source>there are no thumbnails of %1 pixels</source>
        <translation>es gibt keine Vorschaubilder von %1 Pixeln</translation>
    </message>
    <message>
        <source>Making thumbnails</source>
        <translation>Vorschaubilder werden erstellt</translation>
    </message>
    <message>
        <source>two partitions must be of the same items</source>
        <translation>zwei Einteilungen müssen von denselben Objekten sein</translation>
    </message>
    <message>
        <source>a share of the variance is above 0 and at most 1</source>
        <translation>ein Anteil der Varianz liegt über 0 und höchstens bei 1</translation>
    </message>
    <message>
        <source>an interval needs a share of 0 to 1 of some items</source>
        <translation>ein Intervall braucht einen Anteil von 0 bis 1 einiger Objekte</translation>
    </message>
    <message>
        <source>pictures make no 3-D items, and a cohort holds either pictures or whole volumes</source>
        <translation>Bilder ergeben keine 3D-Objekte, und eine Kohorte enthält entweder Bilder oder ganze Volumen</translation>
    </message>
    <message>
        <source>Import pictures into a cohort of their own</source>
        <translation>Importieren Sie Bilder in eine eigene Kohorte</translation>
    </message>
    <message>
        <source>has pixels that are not of the size its header says</source>
        <translation>hat Pixel, die nicht die Größe haben, die ihr Kopf angibt</translation>
    </message>
    <message>
        <source>the pixels are real numbers</source>
        <translation>die Pixel sind reelle Zahlen</translation>
    </message>
    <message>
        <source>the box %1 does not lie in an image of %2 pixels</source>
        <translation>der Ausschnitt %1 liegt nicht in einem Bild von %2 Pixeln</translation>
    </message>
    <message>
        <source>the side of a cube must be from 16 to 256 voxels in steps of 4</source>
        <translation>die Seite eines Würfels muss 16 bis 256 Voxel in Schritten von 4 haben</translation>
    </message>
    <message>
        <source>of a whole volume no part can be taken</source>
        <translation>von einem ganzen Volumen lässt sich kein Teil nehmen</translation>
    </message>
    <message>
        <source>the whole volume as one 3-D item</source>
        <translation>das ganze Volumen als ein 3D-Objekt</translation>
    </message>
    <message>
        <source>16 bits</source>
        <translation>16 Bit</translation>
    </message>
    <message>
        <source>16 bits where 8 would lose something</source>
        <translation>16 Bit, wo 8 etwas verlieren würden</translation>
    </message>
    <message>
        <source>several volumes are read from raw or gzipped numbers alone</source>
        <translation>mehrere Volumen werden nur aus unkomprimierten oder gzip-komprimierten Zahlen gelesen</translation>
    </message>
    <message>
        <source>is not a head that clusters</source>
        <translation>ist kein Kopf, der Cluster bildet</translation>
    </message>
    <message>
        <source>the head was trained on another dimension</source>
        <translation>der Kopf wurde mit einer anderen Dimension trainiert</translation>
    </message>
    <message>
        <source>an order names each cluster once</source>
        <translation>eine Reihenfolge nennt jeden Cluster einmal</translation>
    </message>
    <message>
        <source>the heads&apos; probabilities have shapes that do not fit</source>
        <translation>die Wahrscheinlichkeiten der Köpfe haben Formen, die nicht zueinander passen</translation>
    </message>
    <message>
        <source>the heads&apos; options are out of their ranges</source>
        <translation>die Optionen der Köpfe liegen außerhalb ihrer Grenzen</translation>
    </message>
    <message>
        <source>every item needs its neighbours among the items</source>
        <translation>jedes Objekt braucht seine Nachbarn unter den Objekten</translation>
    </message>
    <message>
        <source>Training the heads that cluster</source>
        <translation>Köpfe trainieren, die Cluster bilden</translation>
    </message>
    <message>
        <source>a network takes items of 8 bits</source>
        <translation>ein Netz nimmt Objekte von 8 Bit</translation>
    </message>
    <message>
        <source>images of %1 pixels do not suit the network; their side must be at least 16</source>
        <translation>Bilder von %1 Pixeln eignen sich nicht für das Netz; ihre Seite muss mindestens 16 sein</translation>
    </message>
    <message>
        <source>the temperature of an assignment must be positive</source>
        <translation>die Temperatur einer Zuordnung muss positiv sein</translation>
    </message>
    <message>
        <source>does not declare the images of a network (size, channels, mean, std)</source>
        <translation>gibt nicht an, welche Bilder das Netz nimmt (size, channels, mean, std)</translation>
    </message>
    <message>
        <source>a network takes images of 1 or 3 channels</source>
        <translation>ein Netz nimmt Bilder mit 1 oder 3 Kanälen</translation>
    </message>
    <message>
        <source>a residual network needs images of at least 1 channel, and 0 or more classes</source>
        <translation>ein residuales Netz braucht Bilder mit mindestens 1 Kanal und 0 oder mehr Klassen</translation>
    </message>
    <message>
        <source>does not hold a ResNet-18 or ResNet-50 under the names that torchvision gives (conv1.weight, layer1.0.conv1.weight ...)</source>
        <translation>enthält kein ResNet-18 oder ResNet-50 unter den Namen, die torchvision gibt (conv1.weight, layer1.0.conv1.weight ...)</translation>
    </message>
    <message>
        <source>the weights do not fit the network; missing: %1; unexpected: %2; of another shape: %3</source>
        <translation>die Gewichte passen nicht zum Netz; es fehlen: %1; unerwartet: %2; von anderer Form: %3</translation>
    </message>
    <message>
        <source>a classifier needs at least 2 classes, batches of at least 2, 1 epoch and a learning rate above 0</source>
        <translation>ein Klassifikator braucht mindestens 2 Klassen, Stapel von mindestens 2, 1 Epoche und eine Lernrate über 0</translation>
    </message>
    <message>
        <source>a ResNet takes pictures and no volumes</source>
        <translation>ein ResNet nimmt Bilder und keine Volumen</translation>
    </message>
    <message>
        <source>weights to start from are those of a ResNet; choose one</source>
        <translation>Gewichte für den Anfang sind die eines ResNet; wählen Sie eines</translation>
    </message>
    <message>
        <source>is not a classifier of this program</source>
        <translation>ist kein Klassifikator dieses Programms</translation>
    </message>
    <message>
        <source>its last layer has another number of classes than it names</source>
        <translation>seine letzte Schicht hat eine andere Zahl von Klassen, als er nennt</translation>
    </message>
    <message>
        <source>does not hold the options of a classifier</source>
        <translation>enthält nicht die Optionen eines Klassifikators</translation>
    </message>
    <message>
        <source>does not hold the curve of a classifier&apos;s training</source>
        <translation>enthält nicht die Kurve vom Training eines Klassifikators</translation>
    </message>
    <message>
        <source>Classifying</source>
        <translation>Klassifizieren</translation>
    </message>
    <message>
        <source>every item needs a class, one of those that are named</source>
        <translation>jedes Objekt braucht eine Klasse, eine der genannten</translation>
    </message>
    <message>
        <source>training needs at least 2 items</source>
        <translation>das Training braucht mindestens 2 Objekte</translation>
    </message>
    <message>
        <source>Training the classifier, epoch %1 of %2</source>
        <translation>Klassifikator trainieren, Epoche %1 von %2</translation>
    </message>
    <message>
        <source>a TorchScript file is a program that can do anything you can do; it is run only after you have confirmed it</source>
        <translation>eine TorchScript-Datei ist ein Programm, das alles tun kann, was Sie tun können; es läuft erst nach Ihrer Bestätigung</translation>
    </message>
    <message>
        <source>Confirm it only where you trust the source of the file</source>
        <translation>Bestätigen Sie nur, wenn Sie der Herkunft der Datei vertrauen</translation>
    </message>
    <message>
        <source>the file does not exist</source>
        <translation>die Datei gibt es nicht</translation>
    </message>
    <message>
        <source>is not a TorchScript file, or is damaged</source>
        <translation>ist keine TorchScript-Datei oder ist beschädigt</translation>
    </message>
    <message>
        <source>it gives no tensor of a row for each image</source>
        <translation>es gibt keinen Tensor mit einer Zeile je Bild</translation>
    </message>
    <message>
        <source>the network of the TorchScript file failed on the images: %1</source>
        <translation>das Netz der TorchScript-Datei ist an den Bildern gescheitert: %1</translation>
    </message>
    <message>
        <source>prototypes need a clustering of at least 2 clusters</source>
        <translation>Prototypen brauchen eine Clusterbildung mit mindestens 2 Clustern</translation>
    </message>
    <message>
        <source>The memory does not suffice; the epoch begins again with batches of %1</source>
        <translation>Der Speicher reicht nicht; die Epoche beginnt mit Stapeln von %1 neu</translation>
    </message>
    <message>
        <source>the memory does not suffice for batches of %1</source>
        <translation>der Speicher reicht nicht für Stapel von %1</translation>
    </message>
    <message>
        <source>Choose a narrower network or smaller images</source>
        <translation>Wählen Sie ein schmaleres Netz oder kleinere Bilder</translation>
    </message>
    <message>
        <source>The card&apos;s memory does not suffice; the epoch begins again on the processor</source>
        <translation>Der Speicher der Karte reicht nicht; die Epoche beginnt auf dem Prozessor neu</translation>
    </message>
    <message>
        <source>the prototypes have another dimension than the network</source>
        <translation>die Prototypen haben eine andere Dimension als das Netz</translation>
    </message>
    <message>
        <source>weights to start from come before the first epoch</source>
        <translation>Gewichte für den Anfang kommen vor der ersten Epoche</translation>
    </message>
    <message>
        <source>retrieval encoders take pictures, no volumes</source>
        <translation>Suchnetze nehmen Bilder und keine Volumen</translation>
    </message>
    <message>
        <source>a descriptor needs an exponent above 0, at least 1 level and no negative dimension</source>
        <translation>ein Deskriptor braucht einen Exponenten über 0, mindestens 1 Ebene und keine negative Dimension</translation>
    </message>
    <message>
        <source>pooling needs feature maps of images</source>
        <translation>das Zusammenfassen braucht Merkmalskarten von Bildern</translation>
    </message>
    <message>
        <source>a mean over scales needs descriptors and an exponent above 0</source>
        <translation>ein Mittel über Maßstäbe braucht Deskriptoren und einen Exponenten über 0</translation>
    </message>
    <message>
        <source>whitening needs at least 2 descriptors</source>
        <translation>das Weißen braucht mindestens 2 Deskriptoren</translation>
    </message>
    <message>
        <source>the descriptors are all the same</source>
        <translation>die Deskriptoren sind alle gleich</translation>
    </message>
    <message>
        <source>learned whitening needs descriptors that are alike</source>
        <translation>gelerntes Weißen braucht Deskriptoren, die zusammengehören</translation>
    </message>
    <message>
        <source>the descriptors have another dimension than the whitening</source>
        <translation>die Deskriptoren haben eine andere Dimension als das Weißen</translation>
    </message>
    <message>
        <source>the number of wanted items must not be below 0</source>
        <translation>die Zahl der gewünschten Objekte darf nicht unter 0 liegen</translation>
    </message>
    <message>
        <source>one image of 8 bits is explained at a time</source>
        <translation>erklärt wird jeweils ein Bild von 8 Bit</translation>
    </message>
    <message>
        <source>the grid of patches does not fit the image</source>
        <translation>das Gitter der Ausschnitte passt nicht zum Bild</translation>
    </message>
    <message>
        <source>Covering parts of the images</source>
        <translation>Teile der Bilder abdecken</translation>
    </message>
    <message>
        <source>the search index cannot be written</source>
        <translation>der Suchindex lässt sich nicht schreiben</translation>
    </message>
    <message>
        <source>Check the free space and the permissions of the folder</source>
        <translation>Prüfen Sie den freien Platz und die Rechte des Ordners</translation>
    </message>
    <message>
        <source>the search index is damaged</source>
        <translation>der Suchindex ist beschädigt</translation>
    </message>
    <message>
        <source>there is not enough memory for the search index</source>
        <translation>für den Suchindex reicht der Speicher nicht</translation>
    </message>
    <message>
        <source>%1 items are too few for this index, which learns from at least %2</source>
        <translation>%1 Objekte sind zu wenige für diesen Index, der aus mindestens %2 lernt</translation>
    </message>
    <message>
        <source>Use the exact search or HNSW</source>
        <translation>Nehmen Sie die genaue Suche oder HNSW</translation>
    </message>
    <message>
        <source>the file holds an index of another kind</source>
        <translation>die Datei enthält einen Index anderer Art</translation>
    </message>
    <message>
        <source>the embedding holds no values</source>
        <translation>die Einbettung enthält keine Werte</translation>
    </message>
    <message>
        <source>Building the search index</source>
        <translation>Suchindex aufbauen</translation>
    </message>
    <message>
        <source>the search index is not there</source>
        <translation>der Suchindex ist nicht da</translation>
    </message>
    <message>
        <source>the search index is of another embedding</source>
        <translation>der Suchindex gehört zu einer anderen Einbettung</translation>
    </message>
    <message>
        <source>a query needs at least one example</source>
        <translation>eine Anfrage braucht mindestens ein Beispiel</translation>
    </message>
    <message>
        <source>re-ranking needs at least one neighbour</source>
        <translation>das Umordnen braucht mindestens einen Nachbarn</translation>
    </message>
    <message>
        <source>the file does not hold rows of 32-bit numbers</source>
        <translation>die Datei enthält keine Zeilen von 32-Bit-Zahlen</translation>
    </message>
    <message>
        <source>scores and their judgement have different shapes</source>
        <translation>Werte und ihre Beurteilung haben verschiedene Formen</translation>
    </message>
    <message>
        <source>scores are sorted into at least 2 bins over a range</source>
        <translation>Werte werden in mindestens 2 Fächer über einen Bereich sortiert</translation>
    </message>
    <message>
        <source>the temperature must be above 0</source>
        <translation>die Temperatur muss über 0 liegen</translation>
    </message>
    <message>
        <source>holds a whitening of no use</source>
        <translation>enthält ein unbrauchbares Weißen</translation>
    </message>
    <message>
        <source>is not a retrieval encoder of this program</source>
        <translation>ist kein Suchnetz dieses Programms</translation>
    </message>
    <message>
        <source>a list needs one group for each descriptor and a margin above 0</source>
        <translation>eine Liste braucht zu jedem Deskriptor eine Gruppe und einen Abstand über 0</translation>
    </message>
    <message>
        <source>lists need at least 2 groups of items that are alike, and places for 2 of each</source>
        <translation>Listen brauchen mindestens 2 Gruppen zusammengehöriger Objekte und Plätze für je 2</translation>
    </message>
    <message>
        <source>does not hold the options of a retrieval encoder</source>
        <translation>enthält nicht die Optionen eines Suchnetzes</translation>
    </message>
    <message>
        <source>training needs a group for each item, at least 1 epoch and 1 item at a time</source>
        <translation>das Training braucht zu jedem Objekt eine Gruppe, mindestens 1 Epoche und 1 Objekt auf einmal</translation>
    </message>
    <message>
        <source>the weights are of a network for other images</source>
        <translation>die Gewichte gehören zu einem Netz für andere Bilder</translation>
    </message>
    <message>
        <source>there is no clustering to put new items into</source>
        <translation>es gibt keine Clusterbildung, in die neue Objekte kämen</translation>
    </message>
    <message>
        <source>all items are in the newest clustering already</source>
        <translation>alle Objekte sind schon in der neuesten Clusterbildung</translation>
    </message>
    <message>
        <source>Import further images first</source>
        <translation>Importieren Sie zuerst weitere Bilder</translation>
    </message>
    <message>
        <source>the clustering of run %1 was made on the embedding of another model</source>
        <translation>die Clusterbildung von Lauf %1 beruht auf der Einbettung eines anderen Modells</translation>
    </message>
    <message>
        <source>Embed the items with %1, or cluster all items again</source>
        <translation>Betten Sie die Objekte mit %1 ein oder bilden Sie neue Cluster aus allen Objekten</translation>
    </message>
    <message>
        <source>Assigning new items</source>
        <translation>Neue Objekte zuordnen</translation>
    </message>
    <message>
        <source>it takes two clusters to merge them</source>
        <translation>zum Verbinden braucht es zwei Cluster</translation>
    </message>
    <message>
        <source>there is no clustering whose clusters could be merged</source>
        <translation>es gibt keine Clusterbildung, deren Cluster sich verbinden ließen</translation>
    </message>
    <message>
        <source>Use kmeans, spherical, gmm, ward, leiden or consistency</source>
        <translation>Nehmen Sie kmeans, spherical, gmm, ward, leiden oder consistency</translation>
    </message>
    <message>
        <source>this version cannot assign items by %1</source>
        <translation>diese Version kann Objekte nicht mit %1 zuordnen</translation>
    </message>
    <message>
        <source>is not a mixture that clusters</source>
        <translation>ist keine Mischung, die Cluster bildet</translation>
    </message>
    <message>
        <source>the cohort has no DICOM file</source>
        <translation>die Kohorte hat keine DICOM-Datei</translation>
    </message>
    <message>
        <source>%1 is no database; train, test or all is</source>
        <translation>%1 ist keine Datenbasis; es gibt train, test und all</translation>
    </message>
    <message>
        <source>Train a model first</source>
        <translation>Trainieren Sie zuerst ein Modell</translation>
    </message>
    <message>
        <source>the model of the embedding is no longer there</source>
        <translation>das Modell der Einbettung ist nicht mehr da</translation>
    </message>
    <message>
        <source>the record of a classifier&apos;s training is damaged</source>
        <translation>die Aufzeichnung vom Training eines Klassifikators ist beschädigt</translation>
    </message>
    <message>
        <source>the cohort has other images or classes than when the training began</source>
        <translation>die Kohorte hat andere Bilder oder Klassen als zu Beginn des Trainings</translation>
    </message>
    <message>
        <source>Import it into a cohort of its own</source>
        <translation>Importieren Sie es in eine eigene Kohorte</translation>
    </message>
    <message>
        <source>the cohort&apos;s items have %1 bits; new ones must have the same</source>
        <translation>die Objekte der Kohorte haben %1 Bit; neue müssen ebenso viele haben</translation>
    </message>
    <message>
        <source>%1 would come in as whole volumes, but the cohort holds pictures</source>
        <translation>%1 käme als ganze Volumen herein, aber die Kohorte enthält Bilder</translation>
    </message>
    <message>
        <source>%1 would come in as pictures, but the cohort holds whole volumes</source>
        <translation>%1 käme als Bilder herein, aber die Kohorte enthält ganze Volumen</translation>
    </message>
    <message>
        <source>run %1 is no training</source>
        <translation>Lauf %1 ist kein Training</translation>
    </message>
    <message>
        <source>a retrieval training needs to know what items are alike</source>
        <translation>ein Training der Suche muss wissen, welche Objekte zusammengehören</translation>
    </message>
    <message>
        <source>Name patient, study, series or label:COLUMN</source>
        <translation>Nennen Sie patient, study, series oder label:SPALTE</translation>
    </message>
    <message>
        <source>an image from outside has no patient in the cohort</source>
        <translation>ein Bild von außen hat keinen Patienten in der Kohorte</translation>
    </message>
    <message>
        <source>Search among all patients</source>
        <translation>Suchen Sie unter allen Patienten</translation>
    </message>
    <message>
        <source>the search index %1 is damaged or gone; it is built again</source>
        <translation>der Suchindex %1 ist beschädigt oder fehlt; er wird neu aufgebaut</translation>
    </message>
    <message>
        <source>the box has no area</source>
        <translation>der Ausschnitt hat keine Fläche</translation>
    </message>
    <message>
        <source>a box needs a query of one image</source>
        <translation>ein Ausschnitt braucht eine Anfrage mit einem Bild</translation>
    </message>
    <message>
        <source>only a query of one image can be explained</source>
        <translation>nur eine Anfrage mit einem Bild lässt sich erklären</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Workbench for collections of medical images</source>
        <translation>Werkbank für Sammlungen medizinischer Bilder</translation>
    </message>
    <message>
        <source>Save a picture of the window with the cohort to &lt;file&gt; and quit.</source>
        <translation>Ein Bild des Fensters mit der Kohorte in &lt;file&gt; speichern und beenden.</translation>
    </message>
    <message>
        <source>A cohort folder to open, or files and folders to import.</source>
        <translation>Ein Kohortenordner zum Öffnen, oder Dateien und Ordner zum Importieren.</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::ClassBar</name>
    <message>
        <source>No label</source>
        <translation>Kein Label</translation>
    </message>
    <message numerus="yes">
        <source>%Ln images</source>
        <translation>
            <numerusform>%Ln Bild</numerusform>
            <numerusform>%Ln Bilder</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::ClusterCurves</name>
    <message>
        <source>Inertia</source>
        <translation>Trägheit</translation>
    </message>
    <message>
        <source>More clusters than at the elbow explain little more</source>
        <translation>Mehr Cluster als am Knick erklären wenig mehr</translation>
    </message>
    <message>
        <source>Information criterion (BIC)</source>
        <translation>Informationskriterium (BIC)</translation>
    </message>
    <message>
        <source>Low is good: fit against the number of parameters</source>
        <translation>Niedrig ist gut: Anpassung gegen die Zahl der Parameter</translation>
    </message>
    <message>
        <source>Silhouette</source>
        <translation>Silhouette</translation>
    </message>
    <message>
        <source>High is good: images lie nearer to their own cluster than to the next</source>
        <translation>Hoch ist gut: Bilder liegen ihrem eigenen Cluster näher als dem nächsten</translation>
    </message>
    <message>
        <source>Calinski-Harabasz</source>
        <translation>Calinski-Harabasz</translation>
    </message>
    <message>
        <source>High is good: clusters lie far apart for their width</source>
        <translation>Hoch ist gut: Cluster liegen für ihre Breite weit auseinander</translation>
    </message>
    <message>
        <source>Davies-Bouldin</source>
        <translation>Davies-Bouldin</translation>
    </message>
    <message>
        <source>Low is good: no cluster has a near neighbour as wide as their distance</source>
        <translation>Niedrig ist gut: kein Cluster hat einen nahen Nachbarn, der so breit wie ihr Abstand ist</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>Gap</translation>
    </message>
    <message>
        <source>The first number that gains no more than noise without clusters would</source>
        <translation>Die erste Anzahl, die nicht mehr gewinnt als bei Rauschen ohne Cluster</translation>
    </message>
    <message>
        <source>Stability</source>
        <translation>Stabilität</translation>
    </message>
    <message>
        <source>High is good: half of the images give the same clusters as the other half</source>
        <translation>Hoch ist gut: die eine Hälfte der Bilder ergibt dieselben Cluster wie die andere</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::ClusterDesk</name>
    <message>
        <source>splitting a cluster</source>
        <translation>Teilen eines Clusters</translation>
    </message>
    <message>
        <source>clustering</source>
        <translation>Clusterbildung</translation>
    </message>
    <message numerus="yes">
        <source>merging %Ln clusters</source>
        <translation>
            <numerusform>Verbinden von %Ln Cluster</numerusform>
            <numerusform>Verbinden von %Ln Clustern</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::ClusterForm</name>
    <message>
        <source>Round clusters of like width; the usual start</source>
        <translation>Runde Cluster ähnlicher Breite; der übliche Anfang</translation>
    </message>
    <message>
        <source>As k-means, by the angle between embeddings alone</source>
        <translation>Wie k-Means, allein nach dem Winkel zwischen Einbettungen</translation>
    </message>
    <message>
        <source>Stretched clusters of different width</source>
        <translation>Gestreckte Cluster verschiedener Breite</translation>
    </message>
    <message>
        <source>Joins the two groups that fit best, again and again</source>
        <translation>Verbindet wieder und wieder die zwei Gruppen, die am besten passen</translation>
    </message>
    <message>
        <source>Communities of neighbours; finds their number itself</source>
        <translation>Gemeinschaften von Nachbarn; findet ihre Anzahl selbst</translation>
    </message>
    <message>
        <source>Learns clusters that images share with their neighbours; takes minutes</source>
        <translation>Lernt Cluster, die Bilder mit ihren Nachbarn teilen; dauert Minuten</translation>
    </message>
    <message>
        <source>The number with the best information criterion (BIC)</source>
        <translation>Die Anzahl mit dem besten Informationskriterium (BIC)</translation>
    </message>
    <message>
        <source>The number beyond which more clusters explain little more</source>
        <translation>Die Anzahl, ab der weitere Cluster wenig mehr erklären</translation>
    </message>
    <message>
        <source>k-means</source>
        <translation>k-Means</translation>
    </message>
    <message>
        <source>Spherical k-means</source>
        <translation>Sphärisches k-Means</translation>
    </message>
    <message>
        <source>Gaussian mixture</source>
        <translation>Gauß-Mischung</translation>
    </message>
    <message>
        <source>Ward</source>
        <translation>Ward</translation>
    </message>
    <message>
        <source>Leiden</source>
        <translation>Leiden</translation>
    </message>
    <message>
        <source>Neighbour consistency</source>
        <translation>Nachbar-Konsistenz</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Free shapes (full covariance)</source>
        <translation>Freie Formen (volle Kovarianz)</translation>
    </message>
    <message>
        <source>Compare numbers of clusters</source>
        <translation>Anzahlen von Clustern vergleichen</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>Number of clusters</source>
        <translation>Anzahl der Cluster</translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Auflösung</translation>
    </message>
    <message>
        <source>The higher, the more communities</source>
        <translation>Je höher, desto mehr Gemeinschaften</translation>
    </message>
    <message>
        <source>Neighbours of each image</source>
        <translation>Nachbarn jedes Bildes</translation>
    </message>
    <message>
        <source>Neighbours</source>
        <translation>Nachbarn</translation>
    </message>
    <message>
        <source>Curves over the number of clusters that help to choose it; takes longer</source>
        <translation>Kurven über die Anzahl der Cluster, die bei der Wahl helfen; dauert länger</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::ClusterTableModel</name>
    <message numerus="yes">
        <source>%Ln images</source>
        <translation>
            <numerusform>%Ln Bild</numerusform>
            <numerusform>%Ln Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Patients</source>
        <translation>Patienten</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>Mitte</translation>
    </message>
    <message>
        <source>Edge</source>
        <translation>Rand</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::ClustersPanel</name>
    <message>
        <source>Cluster</source>
        <translation>Cluster bilden</translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Click selects a cluster&apos;s images; double-click or F2 renames it</source>
        <translation>Klick wählt die Bilder eines Clusters aus; Doppelklick oder F2 benennt ihn um</translation>
    </message>
    <message>
        <source>Clustering</source>
        <translation>Clusterbildung läuft</translation>
    </message>
    <message>
        <source>No clusters yet</source>
        <translation>Noch keine Cluster</translation>
    </message>
    <message numerus="yes">
        <source>%Ln clusters</source>
        <translation>
            <numerusform>%Ln Cluster</numerusform>
            <numerusform>%Ln Cluster</numerusform>
        </translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Teilen</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Adjusted mutual information: 0 by chance, 1 for the same division</source>
        <translation>Bereinigte Transinformation: 0 bei Zufall, 1 bei gleicher Einteilung</translation>
    </message>
    <message>
        <source>Clusters the images of the chosen cluster again, by the method above</source>
        <translation>Bildet aus den Bildern des gewählten Clusters mit dem Verfahren oben neue Cluster</translation>
    </message>
    <message>
        <source>Makes one cluster of the chosen ones</source>
        <translation>Macht einen Cluster aus den gewählten</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Maß</translation>
    </message>
    <message>
        <source>Choice</source>
        <translation>Wahl</translation>
    </message>
    <message>
        <source>Figure over the number of clusters</source>
        <translation>Maß über der Anzahl der Cluster</translation>
    </message>
    <message>
        <source>%1 by the number of clusters</source>
        <translation>%1 nach der Anzahl der Cluster</translation>
    </message>
    <message numerus="yes">
        <source>%1. It speaks for %Ln clusters.</source>
        <extracomment>%1 is how to read a curve, %Ln the number of clusters that it speaks for</extracomment>
        <translation>
            <numerusform>%1. Das spricht für %Ln Cluster.</numerusform>
            <numerusform>%1. Das spricht für %Ln Cluster.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::CohortDialogs</name>
    <message>
        <source>New cohort: where to keep it</source>
        <translation>Neue Kohorte: Ablageort</translation>
    </message>
    <message>
        <source>Name of the cohort</source>
        <translation>Name der Kohorte</translation>
    </message>
    <message>
        <source>New cohort</source>
        <translation>Neue Kohorte</translation>
    </message>
    <message>
        <source>Open cohort</source>
        <translation>Kohorte öffnen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>NumPy array (*.npy)</source>
        <translation>NumPy-Array (*.npy)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Write report</source>
        <translation>Bericht schreiben</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>Webseite (*.html)</translation>
    </message>
    <message>
        <source>Folder for the synthetic images</source>
        <translation>Ordner für die synthetischen Bilder</translation>
    </message>
    <message>
        <source>Table with more columns</source>
        <translation>Tabelle mit weiteren Spalten</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt)</source>
        <translation>Tabellen (*.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Save selection</source>
        <translation>Auswahl speichern</translation>
    </message>
    <message numerus="yes">
        <source>Name for the %Ln selected images; one that exists is replaced</source>
        <translation>
            <numerusform>Name für das %Ln ausgewählte Bild; ein vorhandener wird ersetzt</numerusform>
            <numerusform>Name für die %Ln ausgewählten Bilder; ein vorhandener wird ersetzt</numerusform>
        </translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::CohortPanel</name>
    <message>
        <source>Tree</source>
        <translation>Baum</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Patients, studies, series and items</source>
        <translation>Patienten, Studien, Serien und Objekte</translation>
    </message>
    <message>
        <source>Items and their metadata</source>
        <translation>Objekte und ihre Metadaten</translation>
    </message>
    <message>
        <source>Search text, or column = text</source>
        <translation>Suchtext, oder Spalte = Text</translation>
    </message>
    <message>
        <source>Search in the table</source>
        <translation>In der Tabelle suchen</translation>
    </message>
    <message numerus="yes">
        <source>%L1 of %Ln items</source>
        <extracomment>rows of the table that match the search, of all</extracomment>
        <translation>
            <numerusform>%L1 von %Ln Objekt</numerusform>
            <numerusform>%L1 von %Ln Objekten</numerusform>
        </translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Histogram and filter of one column</source>
        <translation>Histogramm und Filter einer Spalte</translation>
    </message>
    <message>
        <source>Select them</source>
        <translation>Auswählen</translation>
    </message>
    <message>
        <source>Select the items that the search and the filters leave</source>
        <translation>Die Objekte auswählen, die Suche und Filter übrig lassen</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::CohortSession</name>
    <message>
        <source>Open cohort</source>
        <translation>Kohorte öffnen</translation>
    </message>
    <message>
        <source>New cohort</source>
        <translation>Neue Kohorte</translation>
    </message>
    <message>
        <source>Close cohort</source>
        <translation>Kohorte schließen</translation>
    </message>
    <message>
        <source>Read cohort</source>
        <translation>Kohorte lesen</translation>
    </message>
    <message>
        <source>Read labels</source>
        <translation>Labels lesen</translation>
    </message>
    <message>
        <source>Read selections</source>
        <translation>Auswahlen lesen</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::CohortSteps</name>
    <message numerus="yes">
        <source>%Ln images added</source>
        <translation>
            <numerusform>%Ln Bild hinzugefügt</numerusform>
            <numerusform>%Ln Bilder hinzugefügt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln series known already</source>
        <translation>
            <numerusform>%Ln Serie war schon bekannt</numerusform>
            <numerusform>%Ln Serien waren schon bekannt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files skipped (see the log)</source>
        <translation>
            <numerusform>%Ln Datei ausgelassen (siehe Protokoll)</numerusform>
            <numerusform>%Ln Dateien ausgelassen (siehe Protokoll)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln images in %L1 dimensions</source>
        <translation>
            <numerusform>%Ln Bild in %L1 Dimensionen</numerusform>
            <numerusform>%Ln Bilder in %L1 Dimensionen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln clusters</source>
        <translation>
            <numerusform>%Ln Cluster</numerusform>
            <numerusform>%Ln Cluster</numerusform>
        </translation>
    </message>
    <message>
        <source>silhouette %1</source>
        <translation>Silhouette %1</translation>
    </message>
    <message>
        <source>trustworthiness %1</source>
        <translation>Vertrauenswürdigkeit %1</translation>
    </message>
    <message>
        <source>accuracy %1</source>
        <translation>Genauigkeit %1</translation>
    </message>
    <message>
        <source>NMI %1</source>
        <translation>NMI %1</translation>
    </message>
    <message>
        <source>kNN %1</source>
        <translation>kNN %1</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Embed</source>
        <translation>Einbettung</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>Cluster bilden</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>Auswertung</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows</source>
        <translation>
            <numerusform>%Ln Zeile</numerusform>
            <numerusform>%Ln Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message numerus="yes">
        <source>%Ln sections</source>
        <translation>
            <numerusform>%Ln Abschnitt</numerusform>
            <numerusform>%Ln Abschnitte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%L1 of %Ln rows match</source>
        <translation>
            <numerusform>%L1 von %Ln Zeile passt</numerusform>
            <numerusform>%L1 von %Ln Zeilen passen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln columns</source>
        <translation>
            <numerusform>%Ln Spalte</numerusform>
            <numerusform>%Ln Spalten</numerusform>
        </translation>
    </message>
    <message>
        <source>no image for %1</source>
        <translation>kein Bild zu %1</translation>
    </message>
    <message>
        <source>train %L1, validation %L2, test %L3</source>
        <extracomment>numbers of images in the three parts</extracomment>
        <translation>Training %L1, Validierung %L2, Test %L3</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Aufteilen</translation>
    </message>
    <message>
        <source>Throw the unfinished import away</source>
        <translation>Unfertigen Import verwerfen</translation>
    </message>
    <message>
        <source>What the unfinished import had read is thrown away; the cohort is as it was</source>
        <translation>Was der unfertige Import gelesen hatte, ist verworfen; die Kohorte ist, wie sie war</translation>
    </message>
    <message>
        <source>clusters of run %1 again</source>
        <translation>wieder die Cluster von Lauf %1</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::CohortTreeModel</name>
    <message>
        <source>Without patient ID</source>
        <translation>Ohne Patienten-ID</translation>
    </message>
    <message>
        <source>Study without description</source>
        <translation>Studie ohne Beschreibung</translation>
    </message>
    <message>
        <source>Series without description</source>
        <translation>Serie ohne Beschreibung</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>selected items of all items of a patient, study or series</extracomment>
        <translation>%1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln items</source>
        <translation>
            <numerusform>%Ln Objekt</numerusform>
            <numerusform>%Ln Objekte</numerusform>
        </translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Objekte</translation>
    </message>
    <message>
        <source>Patient, study, series</source>
        <translation>Patient, Studie, Serie</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::ColumnPanel</name>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>Least number shown</source>
        <translation>Kleinste gezeigte Zahl</translation>
    </message>
    <message>
        <source>Largest number shown</source>
        <translation>Größte gezeigte Zahl</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>Take all filters away</source>
        <translation>Alle Filter aufheben</translation>
    </message>
    <message>
        <source>Values of the column</source>
        <translation>Werte der Spalte</translation>
    </message>
    <message>
        <source>to</source>
        <extracomment>between the two ends of a range of numbers</extracomment>
        <translation>bis</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rarer values are not listed: search for them</source>
        <translation>
            <numerusform>%Ln seltenerer Wert ist nicht aufgeführt: danach suchen</numerusform>
            <numerusform>%Ln seltenere Werte sind nicht aufgeführt: danach suchen</numerusform>
        </translation>
    </message>
    <message>
        <source>Images without a value (%L1)</source>
        <translation>Bilder ohne Wert (%L1)</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::CopyChoice</name>
    <message>
        <source>As a de-identified copy</source>
        <translation>Als de-identifizierte Kopie</translation>
    </message>
    <message>
        <source>Options…</source>
        <translation>Optionen…</translation>
    </message>
    <message>
        <source>DICOM files are copied into the cohort&apos;s folder without what identifies, and the cohort refers to these copies alone. Other files are left out</source>
        <translation>DICOM-Dateien werden ohne identifizierende Angaben in den Ordner der Kohorte kopiert, und die Kohorte verweist allein auf diese Kopien. Andere Dateien bleiben weg</translation>
    </message>
    <message>
        <source>Profile of the copies</source>
        <translation>Profil der Kopien</translation>
    </message>
    <message>
        <source>Options of the copies</source>
        <translation>Optionen der Kopien</translation>
    </message>
    <message>
        <source>De-identified copy</source>
        <translation>De-identifizierte Kopie</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::DeidentifyDesk</name>
    <message>
        <source>De-identified copy</source>
        <translation>De-identifizierte Kopie</translation>
    </message>
    <message numerus="yes">
        <source>%Ln files copied</source>
        <translation>
            <numerusform>%Ln Datei kopiert</numerusform>
            <numerusform>%Ln Dateien kopiert</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::DeidentifyDialog</name>
    <message numerus="yes">
        <source>The DICOM files of this cohort (%Ln series)</source>
        <translation>
            <numerusform>Die DICOM-Dateien dieser Kohorte (%Ln Serie)</numerusform>
            <numerusform>Die DICOM-Dateien dieser Kohorte (%Ln Serien)</numerusform>
        </translation>
    </message>
    <message>
        <source>All DICOM files in a folder</source>
        <translation>Alle DICOM-Dateien in einem Ordner</translation>
    </message>
    <message>
        <source>Folder to copy</source>
        <translation>Zu kopierender Ordner</translation>
    </message>
    <message>
        <source>Folder for the copies</source>
        <translation>Ordner für die Kopien</translation>
    </message>
    <message>
        <source>Table of old and new identifiers</source>
        <translation>Tabelle alter und neuer Kennungen</translation>
    </message>
    <message>
        <source>Table of regions with texts</source>
        <translation>Tabelle der Stellen mit Texten</translation>
    </message>
    <message>
        <source>Export a de-identified copy</source>
        <translation>De-identifizierte Kopie exportieren</translation>
    </message>
    <message>
        <source>Optional; keep it secret</source>
        <translation>Freiwillig; geheim halten</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>Optional: modality,manufacturer,model,rows,columns,x,y,width,height</source>
        <translation>Freiwillig: modality,manufacturer,model,rows,columns,x,y,width,height</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Nach</translation>
    </message>
    <message>
        <source>Identifiers</source>
        <translation>Kennungen</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>Stellen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Choose the folder to copy.</source>
        <translation>Wählen Sie den Ordner, der kopiert werden soll.</translation>
    </message>
    <message>
        <source>There is no such folder to copy.</source>
        <translation>Den zu kopierenden Ordner gibt es nicht.</translation>
    </message>
    <message>
        <source>Choose a folder for the copies.</source>
        <translation>Wählen Sie einen Ordner für die Kopien.</translation>
    </message>
    <message>
        <source>The copies must not lie within the folder that is copied.</source>
        <translation>Die Kopien dürfen nicht in dem Ordner liegen, der kopiert wird.</translation>
    </message>
    <message>
        <source>The table of identifiers must not lie beside the copies that it identifies.</source>
        <translation>Die Tabelle der Kennungen darf nicht neben den Kopien liegen, die sie identifiziert.</translation>
    </message>
    <message>
        <source>The table of regions is not there.</source>
        <translation>Die Tabelle der Stellen ist nicht da.</translation>
    </message>
    <message>
        <source>The originals are never changed. Read the report afterwards: no program finds everything that may identify.</source>
        <translation>Die Originale werden nie verändert. Lesen Sie danach den Bericht: kein Programm findet alles, was identifizieren kann.</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::DeidentifyReport</name>
    <message>
        <source>Element</source>
        <translation>Element</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Because of</source>
        <translation>Wegen</translation>
    </message>
    <message>
        <source>Elements that the options kept</source>
        <translation>Elemente, die die Optionen behalten haben</translation>
    </message>
    <message>
        <source>De-identified copy</source>
        <translation>De-identifizierte Kopie</translation>
    </message>
    <message numerus="yes">
        <source>%Ln files were copied</source>
        <translation>
            <numerusform>%Ln Datei wurde kopiert</numerusform>
            <numerusform>%Ln Dateien wurden kopiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln patients</source>
        <translation>
            <numerusform>%Ln Patient</numerusform>
            <numerusform>%Ln Patienten</numerusform>
        </translation>
    </message>
    <message>
        <source>This report, without any value of the files, lies beside the copies: %1</source>
        <translation>Dieser Bericht liegt, ohne irgendeinen Wert der Dateien, neben den Kopien: %1</translation>
    </message>
    <message>
        <source>What may still identify</source>
        <translation>Was noch identifizieren kann</translation>
    </message>
    <message>
        <source>Nothing that this program knows of. Look at some of the copies yourself.</source>
        <translation>Nichts, was dieses Programm kennt. Sehen Sie sich einige der Kopien selbst an.</translation>
    </message>
    <message>
        <source>Kept by the options (%L1)</source>
        <extracomment>a tab and the number of its rows</extracomment>
        <translation>Durch die Optionen behalten (%L1)</translation>
    </message>
    <message>
        <source>Refused files (%L1)</source>
        <translation>Abgelehnte Dateien (%L1)</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::DockTitle</name>
    <message>
        <source>Float or dock</source>
        <translation>Abdocken oder andocken</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::DuplicateModel</name>
    <message>
        <source>identical</source>
        <translation>identisch</translation>
    </message>
    <message>
        <source>same</source>
        <translation>derselbe</translation>
    </message>
    <message>
        <source>different</source>
        <translation>verschieden</translation>
    </message>
    <message>
        <source>Item %L1</source>
        <translation>Objekt %L1</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>Like item</source>
        <translation>Gleicht Objekt</translation>
    </message>
    <message>
        <source>Correlation</source>
        <extracomment>how alike the pixels of two images are</extracomment>
        <translation>Korrelation</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>Patient</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::EditActions</name>
    <message>
        <source>Undo</source>
        <extracomment>before the name of the step</extracomment>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alle auswählen</translation>
    </message>
    <message>
        <source>Invert selection</source>
        <translation>Auswahl umkehren</translation>
    </message>
    <message>
        <source>Select none</source>
        <translation>Auswahl aufheben</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::EmptyPage</name>
    <message>
        <source>Begin with images</source>
        <translation>Mit Bildern beginnen</translation>
    </message>
    <message>
        <source>Stratoscope learns what the images of a collection have in common, puts them into groups and draws them on a map. The images stay where they are, and nothing leaves this computer.</source>
        <translation>Stratoscope lernt, was die Bilder einer Sammlung gemeinsam haben, fasst sie zu Gruppen zusammen und zeichnet sie auf eine Karte. Die Bilder bleiben, wo sie sind, und nichts verlässt diesen Rechner.</translation>
    </message>
    <message>
        <source>Open the sample cohort</source>
        <translation>Beispielkohorte öffnen</translation>
    </message>
    <message>
        <source>Import images...</source>
        <translation>Bilder importieren...</translation>
    </message>
    <message>
        <source>DICOM, NIfTI, PNG, JPEG, TIFF or NPZ, as files or whole folders</source>
        <translation>DICOM, NIfTI, PNG, JPEG, TIFF oder NPZ, als Dateien oder ganze Ordner</translation>
    </message>
    <message>
        <source>Open a cohort...</source>
        <translation>Kohorte öffnen...</translation>
    </message>
    <message>
        <source>Go on where you left off</source>
        <translation>Dort weitermachen, wo Sie aufgehört haben</translation>
    </message>
    <message>
        <source>Opened before</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <extracomment>a cohort in the list of those opened before: its name and where it is</extracomment>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>About 900 small images with groups and a map, to look around in</source>
        <translation>Etwa 900 kleine Bilder mit Gruppen und einer Karte, zum Umsehen</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::FileNoteModel</name>
    <message>
        <source>Skipped</source>
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::FileNotesView</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Skipped files and warnings</source>
        <translation>Ausgelassene Dateien und Warnungen</translation>
    </message>
    <message>
        <source>Copy the chosen rows, or all</source>
        <translation>Die gewählten Zeilen kopieren, oder alle</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::FoundTree</name>
    <message>
        <source>Study</source>
        <translation>Studie</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>already in the cohort</source>
        <translation>schon in der Kohorte</translation>
    </message>
    <message>
        <source>%L1 of %L2 files new</source>
        <translation>%L1 von %L2 Dateien neu</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::FoundTreeModel</name>
    <message>
        <source>Patient, study, series</source>
        <translation>Patient, Studie, Serie</translation>
    </message>
    <message>
        <source>Modality</source>
        <translation>Modalität</translation>
    </message>
    <message>
        <source>Slices</source>
        <extracomment>a column with numbers of slices and frames</extracomment>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>State</source>
        <extracomment>a column: what the cohort has already and what is new</extracomment>
        <translation>Stand</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::FoundView</name>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Zusammenfassung</translation>
    </message>
    <message>
        <source>Looking at the sources</source>
        <translation>Quellen werden durchgesehen</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::GalleryModel</name>
    <message>
        <source>Item %L1</source>
        <translation>Objekt %L1</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::GalleryPanel</name>
    <message>
        <source>Cohort order</source>
        <translation>Reihenfolge der Kohorte</translation>
    </message>
    <message>
        <source>Centre to edge</source>
        <translation>Von der Mitte zum Rand</translation>
    </message>
    <message>
        <source>Edge first</source>
        <translation>Rand zuerst</translation>
    </message>
    <message>
        <source>Order of the tiles</source>
        <translation>Reihenfolge der Kacheln</translation>
    </message>
    <message>
        <source>Gallery</source>
        <translation>Galerie</translation>
    </message>
    <message>
        <source>Size of the tiles</source>
        <translation>Größe der Kacheln</translation>
    </message>
    <message>
        <source>Cluster the images first</source>
        <translation>Bilden Sie zuerst Cluster der Bilder</translation>
    </message>
    <message>
        <source>By the distance of an image to the centre of its cluster</source>
        <translation>Nach dem Abstand eines Bildes von der Mitte seines Clusters</translation>
    </message>
    <message>
        <source>No images yet: import some first</source>
        <translation>Noch keine Bilder: importieren Sie zuerst welche</translation>
    </message>
    <message numerus="yes">
        <source>All %Ln images</source>
        <translation>
            <numerusform>Das einzige Bild</numerusform>
            <numerusform>Alle %Ln Bilder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%L1 of %Ln images</source>
        <extracomment>%L1 selected images of %Ln in all</extracomment>
        <translation>
            <numerusform>%L1 von %Ln Bild</numerusform>
            <numerusform>%L1 von %Ln Bildern</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::HelpDialogs</name>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Drag</source>
        <translation>Ziehen</translation>
    </message>
    <message>
        <source>Move the map</source>
        <translation>Karte verschieben</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Mausrad</translation>
    </message>
    <message>
        <source>Zoom at the cursor</source>
        <translation>Am Mauszeiger zoomen</translation>
    </message>
    <message>
        <source>Click</source>
        <translation>Klick</translation>
    </message>
    <message>
        <source>Select an image and show it</source>
        <translation>Ein Bild auswählen und zeigen</translation>
    </message>
    <message>
        <source>Shift + drag</source>
        <translation>Umschalt + Ziehen</translation>
    </message>
    <message>
        <source>Select with a lasso</source>
        <translation>Mit dem Lasso auswählen</translation>
    </message>
    <message>
        <source>Ctrl, Alt</source>
        <translation>Strg, Alt</translation>
    </message>
    <message>
        <source>Add to the selection, take from it</source>
        <translation>Zur Auswahl hinzufügen, aus ihr entfernen</translation>
    </message>
    <message>
        <source>F, H</source>
        <translation>F, H</translation>
    </message>
    <message>
        <source>Show all, show the selection</source>
        <translation>Alles zeigen, die Auswahl zeigen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Give up a lasso</source>
        <translation>Lasso abbrechen</translation>
    </message>
    <message>
        <source>Viewer</source>
        <translation>Betrachter</translation>
    </message>
    <message>
        <source>Right drag</source>
        <translation>Ziehen mit rechts</translation>
    </message>
    <message>
        <source>Contrast: across for width, up and down for centre</source>
        <translation>Fensterung: waagerecht die Breite, senkrecht die Mitte</translation>
    </message>
    <message>
        <source>F</source>
        <translation>F</translation>
    </message>
    <message>
        <source>Fit the image</source>
        <translation>Bild einpassen</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>1 to 9</source>
        <translation>1 bis 9</translation>
    </message>
    <message>
        <source>Give this class to the selection</source>
        <translation>Diese Klasse an die Auswahl vergeben</translation>
    </message>
    <message>
        <source>0</source>
        <translation>0</translation>
    </message>
    <message>
        <source>Take the label away</source>
        <translation>Label entfernen</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>Ctrl + Z, Ctrl + Shift + Z</source>
        <translation>Strg + Z, Strg + Umschalt + Z</translation>
    </message>
    <message>
        <source>Undo, redo</source>
        <translation>Rückgängig, wiederholen</translation>
    </message>
    <message>
        <source>Ctrl + A, Ctrl + I</source>
        <translation>Strg + A, Strg + I</translation>
    </message>
    <message>
        <source>Select all, invert the selection</source>
        <translation>Alle auswählen, Auswahl umkehren</translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation>Pfeiltasten</translation>
    </message>
    <message>
        <source>Walk through the gallery</source>
        <translation>Durch die Galerie gehen</translation>
    </message>
    <message>
        <source>?</source>
        <translation>?</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>Diese Liste</translation>
    </message>
    <message>
        <source>Keys and gestures</source>
        <translation>Tasten und Gesten</translation>
    </message>
    <message>
        <source>About Stratoscope</source>
        <translation>Über Stratoscope</translation>
    </message>
    <message>
        <source>Finds, shows and questions the sub-groups in a collection of medical images.

For research; not a medical device.

Apache License 2.0</source>
        <translation>Findet, zeigt und hinterfragt die Untergruppen in einer Sammlung medizinischer Bilder.

Für die Forschung; kein Medizinprodukt.

Apache License 2.0</translation>
    </message>
    <message>
        <source>R, then drag</source>
        <translation>R, dann ziehen</translation>
    </message>
    <message>
        <source>Select with a rectangle</source>
        <translation>Mit einem Rechteck auswählen</translation>
    </message>
    <message>
        <source>Wheel, Page Up, Page Down</source>
        <translation>Mausrad, Bild auf, Bild ab</translation>
    </message>
    <message>
        <source>Through the slices; Home and End go to the ends</source>
        <translation>Durch die Schichten; Pos1 und Ende gehen an die Enden</translation>
    </message>
    <message>
        <source>Ctrl + wheel</source>
        <translation>Strg + Mausrad</translation>
    </message>
    <message>
        <source>Zoom at the cursor; the wheel alone where there is one slice</source>
        <translation>Am Mauszeiger vergrößern; bei einer einzigen Schicht genügt das Rad</translation>
    </message>
    <message>
        <source>Move the image</source>
        <translation>Bild verschieben</translation>
    </message>
    <message>
        <source>F2, F3, F4</source>
        <translation>F2, F3, F4</translation>
    </message>
    <message>
        <source>Contrast of the file, whole range, 1st to 99th percentile</source>
        <translation>Kontrast der Datei, ganzer Bereich, 1. bis 99. Perzentil</translation>
    </message>
    <message>
        <source>F5 to F9</source>
        <translation>F5 bis F9</translation>
    </message>
    <message>
        <source>CT soft tissue, lung, bone, brain, mediastinum</source>
        <translation>CT Weichteile, Lunge, Knochen, Gehirn, Mediastinum</translation>
    </message>
    <message>
        <source>I, N</source>
        <translation>I, N</translation>
    </message>
    <message>
        <source>Invert, show the pixels as they are</source>
        <translation>Umkehren, Pixel zeigen, wie sie sind</translation>
    </message>
    <message>
        <source>C</source>
        <translation>C</translation>
    </message>
    <message>
        <source>Play the slices, or a 4-D series through time; pause</source>
        <translation>Schichten abspielen, oder eine 4-D-Serie durch die Zeit; anhalten</translation>
    </message>
    <message>
        <source>Enter, Backspace, U</source>
        <translation>Eingabe, Rücktaste, U</translation>
    </message>
    <message>
        <source>In a review: accept, reject, unsure</source>
        <translation>Bei einer Durchsicht: annehmen, ablehnen, unsicher</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Large preview of the current image</source>
        <translation>Große Vorschau des aktuellen Bildes</translation>
    </message>
    <message>
        <source>Similar</source>
        <translation>Ähnliche</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Find the images similar to the chosen one</source>
        <translation>Bilder suchen, die dem gewählten ähnlich sind</translation>
    </message>
    <message>
        <source>+, -</source>
        <translation>+, -</translation>
    </message>
    <message>
        <source>More or less like the chosen one</source>
        <translation>Mehr oder weniger wie das gewählte</translation>
    </message>
    <message>
        <source>Drag on the picture</source>
        <translation>Auf dem Bild ziehen</translation>
    </message>
    <message>
        <source>Ask about that part alone; arrows, + and - change it</source>
        <translation>Nur nach diesem Teil fragen; Pfeile, + und - ändern ihn</translation>
    </message>
    <message>
        <source>Ctrl + Shift + S</source>
        <translation>Strg + Umschalt + S</translation>
    </message>
    <message>
        <source>Save the selection under a name</source>
        <translation>Die Auswahl unter einem Namen speichern</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::HistogramView</name>
    <message>
        <source>Histogram</source>
        <translation>Histogramm</translation>
    </message>
    <message numerus="yes">
        <source>%Ln bars from %1 to %2</source>
        <translation>
            <numerusform>%Ln Balken von %1 bis %2</numerusform>
            <numerusform>%Ln Balken von %1 bis %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 to %2: %Ln images</source>
        <extracomment>two ends of a range of numbers and the images in it</extracomment>
        <translation>
            <numerusform>%1 bis %2: %Ln Bild</numerusform>
            <numerusform>%1 bis %2: %Ln Bilder</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::ImportDesk</name>
    <message>
        <source>Look at the sources</source>
        <translation>Quellen durchsehen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln series</source>
        <translation>
            <numerusform>%Ln Serie</numerusform>
            <numerusform>%Ln Serien</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking was stopped. Change the sources to look again.</source>
        <translation>Das Durchsehen wurde abgebrochen. Die Quellen ändern, um erneut zu beginnen.</translation>
    </message>
    <message numerus="yes">
        <source>Looking… %L1 of %Ln files</source>
        <translation>
            <numerusform>Durchsehen… %L1 von %Ln Datei</numerusform>
            <numerusform>Durchsehen… %L1 von %Ln Dateien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Looking… %Ln files</source>
        <translation>
            <numerusform>Durchsehen… %Ln Datei</numerusform>
            <numerusform>Durchsehen… %Ln Dateien</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::ImportDialog</name>
    <message>
        <source>Import images</source>
        <translation>Bilder importieren</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Add files or a folder to begin.</source>
        <translation>Fügen Sie zuerst Dateien oder einen Ordner hinzu.</translation>
    </message>
    <message>
        <source>The table is not there: %1</source>
        <translation>Die Tabelle ist nicht vorhanden: %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>How it will be read</source>
        <translation>Wie gelesen wird</translation>
    </message>
    <message>
        <source>So the chosen series will look</source>
        <translation>So wird die gewählte Serie aussehen</translation>
    </message>
    <message>
        <source>More columns</source>
        <translation>Weitere Spalten</translation>
    </message>
    <message>
        <source>A series that is chosen in the list is shown here as an image of the cohort</source>
        <translation>Eine in der Liste gewählte Serie wird hier so gezeigt, wie sie als Bild der Kohorte aussieht</translation>
    </message>
    <message>
        <source>Add files or folders, or drop them anywhere in this window.

Read are DICOM (with or without an ending), NIfTI, PNG, JPEG, TIFF, BMP, and NPZ archives of the MedMNIST form. Files stay where they are and are never changed.</source>
        <translation>Dateien oder Ordner hinzufügen oder irgendwo in diesem Fenster ablegen.

Gelesen werden DICOM (mit oder ohne Endung), NIfTI, PNG, JPEG, TIFF, BMP und NPZ-Archive in der Form von MedMNIST. Dateien bleiben, wo sie sind, und werden nie verändert.</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Durchsehen…</translation>
    </message>
    <message>
        <source>Nothing here can be read. The other list says why.</source>
        <translation>Hier ist nichts lesbar. Die andere Liste nennt die Gründe.</translation>
    </message>
    <message>
        <source>Looking at the sources…</source>
        <translation>Quellen werden durchgesehen…</translation>
    </message>
    <message>
        <source>No file was found that can be read.</source>
        <translation>Es wurde keine lesbare Datei gefunden.</translation>
    </message>
    <message>
        <source>The table cannot be used.</source>
        <translation>Die Tabelle kann nicht verwendet werden.</translation>
    </message>
    <message>
        <source>Found (%L1)</source>
        <extracomment>a tab and the number of its series</extracomment>
        <translation>Gefunden (%L1)</translation>
    </message>
    <message>
        <source>Skipped and warnings (%L1)</source>
        <translation>Ausgelassen und Warnungen (%L1)</translation>
    </message>
    <message>
        <source>Only DICOM files can be copied without what identifies, and none was found.</source>
        <translation>Nur DICOM-Dateien lassen sich ohne identifizierende Angaben kopieren, und es wurde keine gefunden.</translation>
    </message>
    <message>
        <source>The cohort has all of it already.</source>
        <translation>Die Kohorte hat das alles schon.</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::ImportFindings</name>
    <message numerus="yes">
        <source>%Ln series</source>
        <translation>
            <numerusform>%Ln Serie</numerusform>
            <numerusform>%Ln Serien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln patients</source>
        <translation>
            <numerusform>%Ln Patient</numerusform>
            <numerusform>%Ln Patienten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln slices</source>
        <translation>
            <numerusform>%Ln Schicht</numerusform>
            <numerusform>%Ln Schichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files</source>
        <translation>
            <numerusform>%Ln Datei</numerusform>
            <numerusform>%Ln Dateien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>gives %Ln images</source>
        <extracomment>images of the cohort that an import would add</extracomment>
        <translation>
            <numerusform>ergibt %Ln Bild</numerusform>
            <numerusform>ergibt %Ln Bilder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln series already in the cohort</source>
        <translation>
            <numerusform>%Ln Serie schon in der Kohorte</numerusform>
            <numerusform>%Ln Serien schon in der Kohorte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>gives %Ln volumes</source>
        <extracomment>whole volumes that an import would add to the cohort as its images</extracomment>
        <translation>
            <numerusform>ergibt %Ln Volumen</numerusform>
            <numerusform>ergibt %Ln Volumen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pictures left out</source>
        <extracomment>series of pictures that an import of whole volumes leaves out</extracomment>
        <translation>
            <numerusform>%Ln Bild ausgelassen</numerusform>
            <numerusform>%Ln Bilder ausgelassen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::ImportOffer</name>
    <message numerus="yes">
        <source>An import into this cohort was not finished. %Ln series have been read and are kept.</source>
        <translation>
            <numerusform>Ein Import in diese Kohorte wurde nicht fertig. %Ln Serie ist gelesen und bleibt erhalten.</numerusform>
            <numerusform>Ein Import in diese Kohorte wurde nicht fertig. %Ln Serien sind gelesen und bleiben erhalten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Throw them away</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Continue the import</source>
        <translation>Import fortsetzen</translation>
    </message>
    <message>
        <source>To go on, import the same files again.</source>
        <translation>Importieren Sie dieselben Dateien noch einmal, um fortzufahren.</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::ImportWords</name>
    <message>
        <source>Of a volume one slice in %L1 becomes an image of the cohort.</source>
        <translation>Von einem Volumen wird eine von %L1 Schichten ein Bild der Kohorte.</translation>
    </message>
    <message>
        <source>Each slice of a volume becomes an image of the cohort.</source>
        <translation>Jede Schicht eines Volumens wird ein Bild der Kohorte.</translation>
    </message>
    <message>
        <source>Of a volume the three middle planes, one across each axis, become images of the cohort.</source>
        <translation>Von einem Volumen werden die drei mittleren Ebenen, eine quer zu jeder Achse, Bilder der Kohorte.</translation>
    </message>
    <message>
        <source>A volume becomes one image: the largest value along each line of sight.</source>
        <translation>Ein Volumen wird ein Bild: der größte Wert entlang jeder Sichtlinie.</translation>
    </message>
    <message>
        <source>A volume becomes one image: the mean along each line of sight.</source>
        <translation>Ein Volumen wird ein Bild: der Mittelwert entlang jeder Sichtlinie.</translation>
    </message>
    <message>
        <source>Of a volume the middle slice becomes an image of the cohort.</source>
        <translation>Von einem Volumen wird die mittlere Schicht ein Bild der Kohorte.</translation>
    </message>
    <message>
        <source>Black to white is %1 to %2 in the file&apos;s unit.</source>
        <translation>Schwarz bis Weiß ist %1 bis %2 in der Einheit der Datei.</translation>
    </message>
    <message>
        <source>CT is shown in the %1 window, everything else as its file says.</source>
        <translation>CT wird im Fenster %1 gezeigt, alles andere so, wie seine Datei es sagt.</translation>
    </message>
    <message>
        <source>Grey levels go by the modality alone: CT soft tissue, else nearly the whole range.</source>
        <translation>Die Graustufen richten sich allein nach der Modalität: CT Weichteile, sonst fast der ganze Bereich.</translation>
    </message>
    <message>
        <source>soft tissue</source>
        <translation>Weichteile</translation>
    </message>
    <message>
        <source>lung</source>
        <translation>Lunge</translation>
    </message>
    <message>
        <source>bone</source>
        <translation>Knochen</translation>
    </message>
    <message>
        <source>brain</source>
        <translation>Gehirn</translation>
    </message>
    <message>
        <source>mediastinum</source>
        <translation>Mediastinum</translation>
    </message>
    <message>
        <source>Black to white is the 1st to the 99th percentile of each volume.</source>
        <translation>Schwarz bis Weiß ist das 1. bis 99. Perzentil jedes Volumens.</translation>
    </message>
    <message>
        <source>Grey levels are those the file asks for, else those of the modality.</source>
        <translation>Die Graustufen sind die, die die Datei verlangt, sonst die der Modalität.</translation>
    </message>
    <message>
        <source>It is fitted into %L1 × %L1 pixels in its physical proportions, in colour.</source>
        <translation>Es wird in seinen wirklichen Proportionen in %L1 × %L1 Pixel eingepasst, in Farbe.</translation>
    </message>
    <message>
        <source>It is fitted into %L1 × %L1 pixels in its physical proportions, in grey.</source>
        <translation>Es wird in seinen wirklichen Proportionen in %L1 × %L1 Pixel eingepasst, in Grau.</translation>
    </message>
    <message>
        <source>A volume becomes one image in three dimensions, laid out as the patient lies. Pictures are left out.</source>
        <translation>Aus einem Volumen wird ein Bild in drei Dimensionen, ausgerichtet, wie der Patient liegt. Bilder bleiben weg.</translation>
    </message>
    <message>
        <source>It is fitted into %L1 × %L1 × %L1 voxels in its physical proportions, in colour.</source>
        <translation>Es wird in seinen wirklichen Maßen in %L1 × %L1 × %L1 Voxel eingepasst, in Farbe.</translation>
    </message>
    <message>
        <source>It is fitted into %L1 × %L1 × %L1 voxels in its physical proportions, in grey.</source>
        <translation>Es wird in seinen wirklichen Maßen in %L1 × %L1 × %L1 Voxel eingepasst, in Grau.</translation>
    </message>
    <message>
        <source>It keeps 16 bits; learning and tiles use 8 of them.</source>
        <translation>Es behält 16 Bit; Lernen und Kacheln nutzen 8 davon.</translation>
    </message>
    <message>
        <source>16 bits are kept where 8 would lose something; learning and tiles use 8.</source>
        <translation>16 Bit bleiben, wo 8 etwas verlieren würden; Lernen und Kacheln nutzen 8.</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::ItemFacts</name>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keines</translation>
    </message>
    <message>
        <source>%L1 × %L2 × %L3</source>
        <extracomment>width, height and slices of an image</extracomment>
        <translation>%L1 × %L2 × %L3</translation>
    </message>
    <message>
        <source>%L1 × %L2</source>
        <translation>%L1 × %L2</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Spacing</source>
        <translation>Pixelabstand</translation>
    </message>
    <message>
        <source>%1 × %2 mm</source>
        <translation>%1 × %2 mm</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::ItemPreviewBox</name>
    <message numerus="yes">
        <source>gives %Ln images</source>
        <translation>
            <numerusform>ergibt %Ln Bild</numerusform>
            <numerusform>ergibt %Ln Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>%L1 × %L2 × %L3</source>
        <extracomment>columns, rows and slices of a series</extracomment>
        <translation>%L1 × %L2 × %L3</translation>
    </message>
    <message>
        <source>%L1 × %L2</source>
        <translation>%L1 × %L2</translation>
    </message>
    <message>
        <source>%1 × %2 × %3 mm</source>
        <translation>%1 × %2 × %3 mm</translation>
    </message>
    <message>
        <source>black %1 to white %2 %3</source>
        <extracomment>the values that become black and white, and their unit</extracomment>
        <translation>Schwarz %1 bis Weiß %2 %3</translation>
    </message>
    <message numerus="yes">
        <source>%Ln warnings</source>
        <translation>
            <numerusform>%Ln Warnung</numerusform>
            <numerusform>%Ln Warnungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Preview of the images</source>
        <translation>Vorschau der Bilder</translation>
    </message>
    <message>
        <source>Reading the series…</source>
        <translation>Serie wird gelesen…</translation>
    </message>
    <message>
        <source>gives one volume of %L1 × %L1 × %L1 voxels, here its middle planes</source>
        <translation>ergibt ein Volumen von %L1 × %L1 × %L1 Voxeln, hier seine mittleren Ebenen</translation>
    </message>
    <message>
        <source>16 bits</source>
        <translation>16 Bit</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::ItemTableModel</name>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>No value</source>
        <translation>Kein Wert</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::JobRow</name>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Progress of %1</source>
        <translation>Fortschritt von %1</translation>
    </message>
    <message>
        <source>Resume %1</source>
        <translation>%1 fortsetzen</translation>
    </message>
    <message>
        <source>Pause %1</source>
        <translation>%1 pausieren</translation>
    </message>
    <message>
        <source>Stop %1</source>
        <translation>%1 anhalten</translation>
    </message>
    <message>
        <source>Clear %1 from the list</source>
        <translation>%1 aus der Liste entfernen</translation>
    </message>
    <message>
        <source>Course of %1</source>
        <translation>Verlauf von %1</translation>
    </message>
    <message>
        <source>Speed of %1</source>
        <translation>Geschwindigkeit von %1</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Geschwindigkeit</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::JobsPanel</name>
    <message>
        <source>Nothing runs. Imports, trainings and maps show here how far they are.</source>
        <translation>Nichts läuft. Importe, Trainings und Karten zeigen hier, wie weit sie sind.</translation>
    </message>
    <message>
        <source>Clear finished</source>
        <translation>Fertige entfernen</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Aufträge</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::LabelDesk</name>
    <message numerus="yes">
        <source>removing the label of %Ln images</source>
        <translation>
            <numerusform>Label von %Ln Bild entfernen</numerusform>
            <numerusform>Label von %Ln Bildern entfernen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>label “%1” for %Ln images</source>
        <translation>
            <numerusform>Label „%1“ für %Ln Bild</numerusform>
            <numerusform>Label „%1“ für %Ln Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::LabelHistoryModel</name>
    <message>
        <source>Label removed</source>
        <translation>Label entfernt</translation>
    </message>
    <message>
        <source>%1 (undone)</source>
        <extracomment>class of a step of the history that was undone</extracomment>
        <translation>%1 (rückgängig gemacht)</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::LabelsPanel</name>
    <message>
        <source>Add class</source>
        <translation>Klasse hinzufügen</translation>
    </message>
    <message>
        <source>Export labels…</source>
        <translation>Labels exportieren…</translation>
    </message>
    <message>
        <source>Labelled images</source>
        <translation>Bilder mit Label</translation>
    </message>
    <message>
        <source>New class</source>
        <translation>Neue Klasse</translation>
    </message>
    <message>
        <source>Name of the new class</source>
        <translation>Name der neuen Klasse</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>History of the labels, newest first</source>
        <translation>Verlauf der Labels, neueste zuerst</translation>
    </message>
    <message>
        <source>Labels</source>
        <extracomment>name of a label set</extracomment>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Label “%1”</source>
        <translation>Label „%1“</translation>
    </message>
    <message>
        <source>%L1 of %L2 · %L3 %</source>
        <extracomment>labelled images, all images, percent</extracomment>
        <translation>%L1 von %L2 · %L3 %</translation>
    </message>
    <message>
        <source>No images yet: import some first</source>
        <translation>Noch keine Bilder: importieren Sie zuerst welche</translation>
    </message>
    <message>
        <source>no label %L1</source>
        <translation>kein Label %L1</translation>
    </message>
    <message>
        <source>Add a class, then give it to the selection or to a cluster</source>
        <translation>Fügen Sie eine Klasse hinzu und vergeben Sie sie an die Auswahl oder einen Cluster</translation>
    </message>
    <message>
        <source>Select images to label them</source>
        <translation>Wählen Sie Bilder aus, um ihnen ein Label zu geben</translation>
    </message>
    <message>
        <source>In the selection: %1</source>
        <extracomment>followed by classes and their numbers of images</extracomment>
        <translation>In der Auswahl: %1</translation>
    </message>
    <message>
        <source>Remove the label of the selection (%1)</source>
        <translation>Label der Auswahl entfernen (%1)</translation>
    </message>
    <message>
        <source>Remove the label of cluster “%1” (%2)</source>
        <translation>Label des Clusters „%1“ entfernen (%2)</translation>
    </message>
    <message>
        <source>Give “%1” to the selection (%2)</source>
        <translation>„%1“ an die Auswahl vergeben (%2)</translation>
    </message>
    <message>
        <source>Give “%1” to cluster “%2” (%3)</source>
        <translation>„%1“ an den Cluster „%2“ vergeben (%3)</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>One image after the other, those at the edge of their cluster first. Of the selection, or of all while nothing is selected</source>
        <translation>Ein Bild nach dem anderen, zuerst die am Rand ihres Clusters. Aus der Auswahl, oder aus allen, solange nichts ausgewählt ist</translation>
    </message>
    <message>
        <source>Review “%1” from the edge inward</source>
        <translation>„%1“ vom Rand nach innen durchsehen</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::LargeView</name>
    <message>
        <source>Large preview</source>
        <translation>Große Vorschau</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::LearnPanel</name>
    <message>
        <source>Residual</source>
        <translation>Residualnetz</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referenznetz</translation>
    </message>
    <message>
        <source>NT-Xent</source>
        <translation>NT-Xent</translation>
    </message>
    <message>
        <source>Decoupled</source>
        <translation>Entkoppelt</translation>
    </message>
    <message>
        <source>Radiograph</source>
        <translation>Röntgenaufnahme</translation>
    </message>
    <message>
        <source>CT/MR slice</source>
        <translation>CT-/MR-Schicht</translation>
    </message>
    <message>
        <source>Microscopy</source>
        <translation>Mikroskopie</translation>
    </message>
    <message>
        <source>Colour photograph</source>
        <translation>Farbfotografie</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Processor (CPU)</source>
        <translation>Prozessor (CPU)</translation>
    </message>
    <message>
        <source>Graphics card (CUDA)</source>
        <translation>Grafikkarte (CUDA)</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Losses of the training</source>
        <translation>Verluste des Trainings</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Contrastive</source>
        <translation>Kontrastiv</translation>
    </message>
    <message>
        <source>Reconstruction</source>
        <translation>Rekonstruktion</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>Decoupled leaves the positive pair out of the denominator and suits small batches</source>
        <translation>Entkoppelt lässt das positive Paar aus dem Nenner weg und eignet sich für kleine Stapel</translation>
    </message>
    <message>
        <source>Which changes leave the meaning of an image as it is</source>
        <translation>Welche Veränderungen die Bedeutung eines Bildes erhalten</translation>
    </message>
    <message>
        <source>Weight of the reconstruction beside the contrastive loss</source>
        <translation>Gewicht der Rekonstruktion neben dem kontrastiven Verlust</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Contrastive loss</source>
        <translation>Kontrastiver Verlust</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>Augmentierung</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Stapel</translation>
    </message>
    <message>
        <source>Latent size</source>
        <translation>Latente Größe</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Weight of the reconstruction</source>
        <translation>Gewicht der Rekonstruktion</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Beginnt</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Epoch %L1 of %L2</source>
        <translation>Epoche %L1 von %L2</translation>
    </message>
    <message>
        <source>%1 images/s</source>
        <translation>%1 Bilder/s</translation>
    </message>
    <message>
        <source>loss %1</source>
        <translation>Verlust %1</translation>
    </message>
    <message>
        <source>Resume after epoch %L1 of %L2</source>
        <translation>Nach Epoche %L1 von %L2 fortsetzen</translation>
    </message>
    <message>
        <source>Small turns, crops and light, no flips: the way up has a meaning</source>
        <translation>Kleine Drehungen, Ausschnitte und Licht, keine Spiegelung: oben hat eine Bedeutung</translation>
    </message>
    <message>
        <source>All turns and flips, weak colour: no way is up</source>
        <translation>Alle Drehungen und Spiegelungen, schwache Farbe: nirgends ist oben</translation>
    </message>
    <message>
        <source>Small turns, crops, mirroring; light and colour vary</source>
        <translation>Kleine Drehungen, Ausschnitte, Spiegelung; Licht und Farbe schwanken</translation>
    </message>
    <message>
        <source>Small turns, crops and light, no flips: left and right have a meaning</source>
        <translation>Kleine Drehungen, Ausschnitte und Licht, keine Spiegelung: links und rechts haben eine Bedeutung</translation>
    </message>
    <message>
        <source>Variational</source>
        <translation>Variationell</translation>
    </message>
    <message>
        <source>32 bits</source>
        <translation>32 Bit</translation>
    </message>
    <message>
        <source>bfloat16</source>
        <translation>bfloat16</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>The embedding of an image as a normal distribution: smoother to draw from</source>
        <translation>Die Einbettung eines Bildes als Normalverteilung: glatter zum Ziehen</translation>
    </message>
    <message>
        <source>Weight of the divergence from the standard normal distribution</source>
        <translation>Gewicht der Abweichung von der Standardnormalverteilung</translation>
    </message>
    <message>
        <source>Weight of the divergence</source>
        <translation>Gewicht der Abweichung</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::LogModel</name>
    <message>
        <source>Detail</source>
        <translation>Einzelheit</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>Information</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::LogPanel</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Information and above</source>
        <translation>Information und darüber</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>Warnungen und Fehler</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Levels shown</source>
        <translation>Gezeigte Stufen</translation>
    </message>
    <message>
        <source>Search the log</source>
        <translation>Protokoll durchsuchen</translation>
    </message>
    <message>
        <source>Copies the selected lines, or all that are shown</source>
        <translation>Kopiert die ausgewählten Zeilen oder alle gezeigten</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message numerus="yes">
        <source>%L1 of %Ln lines</source>
        <extracomment>%L1 lines shown of all %Ln lines of the log</extracomment>
        <translation>
            <numerusform>%L1 von %Ln Zeile</numerusform>
            <numerusform>%L1 von %Ln Zeilen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::MainWindow</name>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Geschrieben: %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln files were skipped: the log says why</source>
        <translation>
            <numerusform>%Ln Datei wurde ausgelassen: das Protokoll sagt, warum</numerusform>
            <numerusform>%Ln Dateien wurden ausgelassen: das Protokoll sagt, warum</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>what was asked for, and why it did not work</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Stratoscope</source>
        <translation>Stratoscope</translation>
    </message>
    <message>
        <source>%1 – Stratoscope</source>
        <translation>%1 – Stratoscope</translation>
    </message>
    <message numerus="yes">
        <source>%Ln images are new to the model.</source>
        <translation>
            <numerusform>%Ln Bild ist für das Modell neu.</numerusform>
            <numerusform>%Ln Bilder sind für das Modell neu.</numerusform>
        </translation>
    </message>
    <message>
        <source>Embed the new images</source>
        <translation>Neue Bilder einbetten</translation>
    </message>
    <message numerus="yes">
        <source>%Ln images are saved as “%1”: Selection &gt; Restore</source>
        <extracomment>%1 is the name of a selection</extracomment>
        <translation>
            <numerusform>%Ln Bild ist als „%1“ gespeichert: Auswahl &gt; Wiederherstellen</numerusform>
            <numerusform>%Ln Bilder sind als „%1“ gespeichert: Auswahl &gt; Wiederherstellen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files were copied without what identifies.</source>
        <translation>
            <numerusform>%Ln Datei wurde ohne identifizierende Angaben kopiert.</numerusform>
            <numerusform>%Ln Dateien wurden ohne identifizierende Angaben kopiert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files were refused.</source>
        <translation>
            <numerusform>%Ln Datei wurde abgelehnt.</numerusform>
            <numerusform>%Ln Dateien wurden abgelehnt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln things may still identify.</source>
        <translation>
            <numerusform>%Ln Sache kann noch identifizieren.</numerusform>
            <numerusform>%Ln Sachen können noch identifizieren.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the report</source>
        <translation>Bericht zeigen</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::MapPanel</name>
    <message>
        <source>Zoom to selection</source>
        <translation>Auf die Auswahl zoomen</translation>
    </message>
    <message>
        <source>Show the selected points (H)</source>
        <translation>Die ausgewählten Punkte zeigen (H)</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Show all points (F)</source>
        <translation>Alle Punkte zeigen (F)</translation>
    </message>
    <message>
        <source>Colour by</source>
        <translation>Färben nach</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
    <message>
        <source>Click hides or shows a group, double-click shows it alone</source>
        <translation>Klick blendet eine Gruppe aus oder ein, Doppelklick zeigt sie allein</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>%1  (%2)</source>
        <extracomment>name of a group and the number of its items</extracomment>
        <translation>%1  (%2)</translation>
    </message>
    <message numerus="yes">
        <source>%L1 of %Ln selected</source>
        <extracomment>selected items of all items on the map</extracomment>
        <translation>
            <numerusform>%L1 von %Ln ausgewählt</numerusform>
            <numerusform>%L1 von %Ln ausgewählt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hidden</source>
        <translation>
            <numerusform>%Ln ausgeblendet</numerusform>
            <numerusform>%Ln ausgeblendet</numerusform>
        </translation>
    </message>
    <message>
        <source>Item %L1</source>
        <translation>Objekt %L1</translation>
    </message>
    <message>
        <source>trustworthiness %1</source>
        <extracomment>share of near points of the map that are near in the embedding too</extracomment>
        <translation>Vertrauenswürdigkeit %1</translation>
    </message>
    <message>
        <source>No map yet: train a model, or embed new images again</source>
        <translation>Noch keine Karte: Modell trainieren oder neue Bilder einbetten</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::MapView</name>
    <message>
        <source>Map of all items</source>
        <translation>Karte aller Objekte</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::Menus</name>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Images and metadata…</source>
        <translation>Bilder und Metadaten…</translation>
    </message>
    <message>
        <source>Embedding…</source>
        <translation>Einbettung…</translation>
    </message>
    <message>
        <source>Clusters…</source>
        <translation>Cluster…</translation>
    </message>
    <message>
        <source>Map…</source>
        <translation>Karte…</translation>
    </message>
    <message>
        <source>Labels…</source>
        <translation>Labels…</translation>
    </message>
    <message>
        <source>New cohort…</source>
        <translation>Neue Kohorte…</translation>
    </message>
    <message>
        <source>Open cohort…</source>
        <translation>Kohorte öffnen…</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Open sample cohort</source>
        <translation>Beispielkohorte öffnen</translation>
    </message>
    <message>
        <source>Import images…</source>
        <translation>Bilder importieren…</translation>
    </message>
    <message>
        <source>Write report…</source>
        <translation>Bericht schreiben…</translation>
    </message>
    <message>
        <source>Close cohort</source>
        <translation>Kohorte schließen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Show the whole map</source>
        <translation>Ganze Karte zeigen</translation>
    </message>
    <message>
        <source>Show the selection on the map</source>
        <translation>Auswahl auf der Karte zeigen</translation>
    </message>
    <message>
        <source>Compare clusters with</source>
        <translation>Cluster vergleichen mit</translation>
    </message>
    <message>
        <source>Accuracy, purity and agreement with a column of metadata</source>
        <translation>Genauigkeit, Reinheit und Übereinstimmung mit einer Spalte der Metadaten</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>Resume training</source>
        <translation>Training fortsetzen</translation>
    </message>
    <message>
        <source>Pause training</source>
        <translation>Training pausieren</translation>
    </message>
    <message>
        <source>Stop training</source>
        <translation>Training anhalten</translation>
    </message>
    <message>
        <source>Embed, cluster and map again</source>
        <translation>Neu einbetten, Cluster bilden und Karte auslegen</translation>
    </message>
    <message>
        <source>Cluster with the number at the elbow</source>
        <translation>Cluster mit der Anzahl am Knick bilden</translation>
    </message>
    <message>
        <source>Choose the number of clusters</source>
        <translation>Anzahl der Cluster wählen</translation>
    </message>
    <message>
        <source>Lay out the map by UMAP</source>
        <translation>Karte mit UMAP auslegen</translation>
    </message>
    <message>
        <source>Lay out the map by principal components</source>
        <translation>Karte mit Hauptkomponenten auslegen</translation>
    </message>
    <message>
        <source>Label the selection</source>
        <translation>Auswahl mit Label versehen</translation>
    </message>
    <message>
        <source>Take the label of the selection away</source>
        <translation>Label der Auswahl entfernen</translation>
    </message>
    <message>
        <source>Show the Labels dock</source>
        <translation>Bereich Labels zeigen</translation>
    </message>
    <message>
        <source>Restore default layout</source>
        <translation>Anordnung zurücksetzen</translation>
    </message>
    <message>
        <source>Keys and gestures</source>
        <translation>Tasten und Gesten</translation>
    </message>
    <message>
        <source>About Stratoscope</source>
        <translation>Über Stratoscope</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Cohort</source>
        <translation>&amp;Kohorte</translation>
    </message>
    <message>
        <source>&amp;Learn</source>
        <translation>&amp;Lernen</translation>
    </message>
    <message>
        <source>Cl&amp;uster</source>
        <translation>Cl&amp;uster</translation>
    </message>
    <message>
        <source>L&amp;abel</source>
        <translation>Lab&amp;els</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>&amp;Fenster</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Add a table…</source>
        <translation>Tabelle hinzufügen…</translation>
    </message>
    <message>
        <source>Split by patient…</source>
        <translation>Nach Patienten aufteilen…</translation>
    </message>
    <message>
        <source>Continue the unfinished import</source>
        <translation>Unfertigen Import fortsetzen</translation>
    </message>
    <message>
        <source>Throw the unfinished import away</source>
        <translation>Unfertigen Import verwerfen</translation>
    </message>
    <message>
        <source>Export de-identified copy…</source>
        <translation>De-identifizierte Kopie exportieren…</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>name and number of images of a saved selection</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Save selection…</source>
        <translation>Auswahl speichern…</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>&amp;Selection</source>
        <translation>Au&amp;swahl</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::MessageBar</name>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Close the message</source>
        <translation>Meldung schließen</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::PanelFeed</name>
    <message>
        <source>Train a model first</source>
        <translation>Trainieren Sie zuerst ein Modell</translation>
    </message>
    <message>
        <source>Import images first</source>
        <translation>Importieren Sie zuerst Bilder</translation>
    </message>
    <message>
        <source>Embed the new images first: Learn &gt; Embed, cluster and map again</source>
        <translation>Zuerst die neuen Bilder einbetten: Lernen &gt; Neu einbetten, Cluster bilden und Karte auslegen</translation>
    </message>
    <message>
        <source>The model saw another plane of this volume</source>
        <translation>Das Modell sah eine andere Ebene dieses Volumens</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::Panels</name>
    <message>
        <source>Cohort</source>
        <translation>Kohorte</translation>
    </message>
    <message>
        <source>Learn</source>
        <translation>Lernen</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Viewer</source>
        <translation>Betrachter</translation>
    </message>
    <message>
        <source>Gallery</source>
        <translation>Galerie</translation>
    </message>
    <message>
        <source>Similar</source>
        <translation>Ähnliche</translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>Synthese</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::PathEdit</name>
    <message>
        <source>Browse...</source>
        <translation>Durchsuchen...</translation>
    </message>
    <message>
        <source>Browse: %1</source>
        <extracomment>%1 is the name of a field</extracomment>
        <translation>Durchsuchen: %1</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::Placement</name>
    <message>
        <source>L</source>
        <extracomment>the patient&apos;s left, one letter</extracomment>
        <translation>L</translation>
    </message>
    <message>
        <source>P</source>
        <extracomment>the patient&apos;s back (posterior), one letter</extracomment>
        <translation>P</translation>
    </message>
    <message>
        <source>H</source>
        <extracomment>the patient&apos;s head, one letter</extracomment>
        <translation>H</translation>
    </message>
    <message>
        <source>R</source>
        <extracomment>the patient&apos;s right, one letter</extracomment>
        <translation>R</translation>
    </message>
    <message>
        <source>A</source>
        <extracomment>the patient&apos;s front (anterior), one letter</extracomment>
        <translation>A</translation>
    </message>
    <message>
        <source>F</source>
        <extracomment>the patient&apos;s feet, one letter</extracomment>
        <translation>F</translation>
    </message>
    <message>
        <source>%1 mm</source>
        <extracomment>a place in the patient: three distances</extracomment>
        <translation>%1 mm</translation>
    </message>
    <message>
        <source>Axial</source>
        <translation>Axial</translation>
    </message>
    <message>
        <source>Coronal</source>
        <translation>Koronal</translation>
    </message>
    <message>
        <source>Sagittal</source>
        <translation>Sagittal</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::ProfileForm</name>
    <message>
        <source>Take out</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Shift, each patient by a distance of their own</source>
        <translation>Verschieben, jeden Patienten um einen eigenen Abstand</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Let images through that often have texts in their pixels</source>
        <translation>Bilder zulassen, die oft Texte in ihren Pixeln haben</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Datumsangaben</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Geheimnis</translation>
    </message>
    <message>
        <source>Optional, at least 16 letters</source>
        <translation>Freiwillig, mindestens 16 Zeichen</translation>
    </message>
    <message>
        <source>The same secret gives the same new identifiers another time. Without one a random secret is drawn and forgotten, and nobody can find the originals by the new identifiers</source>
        <translation>Dasselbe Geheimnis ergibt ein andermal dieselben neuen Kennungen. Ohne eines wird ein zufälliges gezogen und vergessen, und niemand findet von den neuen Kennungen zu den Originalen zurück</translation>
    </message>
    <message>
        <source>Keep UIDs</source>
        <translation>UIDs behalten</translation>
    </message>
    <message>
        <source>Without it each UID becomes a new one, the same in all files</source>
        <translation>Sonst wird aus jeder UID eine neue, in allen Dateien dieselbe</translation>
    </message>
    <message>
        <source>Keep sex, age, size and weight</source>
        <translation>Geschlecht, Alter, Größe und Gewicht behalten</translation>
    </message>
    <message>
        <source>Ages of 90 and over become 90</source>
        <translation>Aus einem Alter ab 90 wird 90</translation>
    </message>
    <message>
        <source>Keep the device</source>
        <translation>Gerät behalten</translation>
    </message>
    <message>
        <source>Name, serial number and station of the device</source>
        <translation>Name, Seriennummer und Station des Geräts</translation>
    </message>
    <message>
        <source>Keep the institution</source>
        <translation>Einrichtung behalten</translation>
    </message>
    <message>
        <source>Its name, address and department</source>
        <translation>Ihr Name, ihre Anschrift und Abteilung</translation>
    </message>
    <message>
        <source>Keep harmless words of descriptions</source>
        <translation>Harmlose Wörter der Beschreibungen behalten</translation>
    </message>
    <message>
        <source>Words of anatomy, technique and display that are in a list; all other words go</source>
        <translation>Wörter der Anatomie, Technik und Darstellung, die in einer Liste stehen; alle anderen entfallen</translation>
    </message>
    <message>
        <source>Keep harmless private elements</source>
        <translation>Harmlose private Elemente behalten</translation>
    </message>
    <message>
        <source>Those that the standard lists, such as b values of diffusion; all others go</source>
        <translation>Jene, die der Standard aufführt, etwa b-Werte der Diffusion; alle anderen entfallen</translation>
    </message>
    <message>
        <source>Keep structured reports without their texts</source>
        <translation>Strukturierte Befunde ohne ihre Texte behalten</translation>
    </message>
    <message>
        <source>Keep drawings without their texts</source>
        <translation>Zeichnungen ohne ihre Texte behalten</translation>
    </message>
    <message>
        <source>Blacken texts in the pixels where a device is known to write them</source>
        <translation>Texte in den Pixeln schwärzen, wo ein Gerät sie bekanntlich schreibt</translation>
    </message>
    <message>
        <source>Ultrasound outside of its regions, and regions of known devices. Other texts are not found</source>
        <translation>Ultraschall außerhalb seiner Regionen und Stellen bekannter Geräte. Andere Texte werden nicht gefunden</translation>
    </message>
    <message>
        <source>Screenshots, scans of paper and ultrasound are refused without it. Images that say that they have texts are always refused</source>
        <translation>Bildschirmfotos, eingescanntes Papier und Ultraschall werden sonst abgelehnt. Bilder, die angeben, dass sie Texte enthalten, werden immer abgelehnt</translation>
    </message>
    <message>
        <source>What is taken out</source>
        <translation>Was entfernt wird</translation>
    </message>
    <message>
        <source>What stays</source>
        <translation>Was bleibt</translation>
    </message>
    <message>
        <source>What the choice means</source>
        <translation>Was die Wahl bedeutet</translation>
    </message>
    <message>
        <source>The secret needs at least %L1 letters.</source>
        <translation>Das Geheimnis braucht mindestens %L1 Zeichen.</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::ProfileWords</name>
    <message>
        <source>Sex, age, size and weight of the patient</source>
        <translation>Geschlecht, Alter, Größe und Gewicht des Patienten</translation>
    </message>
    <message>
        <source>Sex, age, size and weight of the patient; ages of 90 and over become 90</source>
        <translation>Geschlecht, Alter, Größe und Gewicht des Patienten; aus einem Alter ab 90 wird 90</translation>
    </message>
    <message>
        <source>Names and serial numbers of the devices</source>
        <translation>Namen und Seriennummern der Geräte</translation>
    </message>
    <message>
        <source>Names and serial numbers of the devices, and with them often the place</source>
        <translation>Namen und Seriennummern der Geräte, und mit ihnen oft der Ort</translation>
    </message>
    <message>
        <source>Names and addresses of the institutions</source>
        <translation>Namen und Anschriften der Einrichtungen</translation>
    </message>
    <message>
        <source>Descriptions of studies and series, and comments</source>
        <translation>Beschreibungen von Studien und Serien sowie Kommentare</translation>
    </message>
    <message>
        <source>Words of the descriptions that are in a list of harmless ones; comments</source>
        <translation>Wörter der Beschreibungen, die in einer Liste harmloser stehen; Kommentare</translation>
    </message>
    <message>
        <source>All private elements of the manufacturers</source>
        <translation>Alle privaten Elemente der Hersteller</translation>
    </message>
    <message>
        <source>Private elements that are known to be harmless</source>
        <translation>Private Elemente, die bekanntlich harmlos sind</translation>
    </message>
    <message>
        <source>The content of structured reports</source>
        <translation>Der Inhalt strukturierter Befunde</translation>
    </message>
    <message>
        <source>Structured reports with their codes, numbers and references, without their texts</source>
        <translation>Strukturierte Befunde mit ihren Codes, Zahlen und Verweisen, ohne ihre Texte</translation>
    </message>
    <message>
        <source>Drawings on the images</source>
        <translation>Zeichnungen auf den Bildern</translation>
    </message>
    <message>
        <source>Drawings on the images, without their texts</source>
        <translation>Zeichnungen auf den Bildern, ohne ihre Texte</translation>
    </message>
    <message>
        <source>The images; regions in which devices are known to write texts are blackened</source>
        <translation>Die Bilder; Stellen, an die Geräte bekanntlich Texte schreiben, werden geschwärzt</translation>
    </message>
    <message>
        <source>The images as they are; those that may have texts in their pixels are refused</source>
        <translation>Die Bilder, wie sie sind; jene, die Texte in ihren Pixeln haben können, werden abgelehnt</translation>
    </message>
    <message>
        <source>Images of kinds that often have texts in their pixels: look at each before you share it</source>
        <translation>Bilder von Arten, die oft Texte in ihren Pixeln haben: sehen Sie jedes an, bevor Sie es weitergeben</translation>
    </message>
    <message>
        <source>Faces: from slices of a head one can be rendered</source>
        <translation>Gesichter: aus Schichten eines Kopfes lässt sich eines berechnen</translation>
    </message>
    <message>
        <source>Names, numbers, addresses and birth dates of patients, and names of physicians and staff</source>
        <translation>Namen, Nummern, Anschriften und Geburtsdaten von Patienten und Namen von Ärzten und Personal</translation>
    </message>
    <message>
        <source>UIDs: each becomes a new one, the same wherever it stands</source>
        <translation>UIDs: aus jeder wird eine neue, überall dieselbe</translation>
    </message>
    <message>
        <source>All dates and times</source>
        <translation>Alle Datums- und Zeitangaben</translation>
    </message>
    <message>
        <source>Everything that the standard does not know</source>
        <translation>Alles, was der Standard nicht kennt</translation>
    </message>
    <message>
        <source>What images need to be read and measured: size, spacing, position, modality, kV, echo times and the like</source>
        <translation>Was zum Lesen und Messen der Bilder nötig ist: Größe, Abstände, Lage, Modalität, kV, Echozeiten und dergleichen</translation>
    </message>
    <message>
        <source>UIDs: who has the originals can find them by these</source>
        <translation>UIDs: wer die Originale hat, findet sie daran</translation>
    </message>
    <message>
        <source>Dates and times as they are</source>
        <translation>Datums- und Zeitangaben, wie sie sind</translation>
    </message>
    <message>
        <source>Times of day and the distances between dates: all dates of a patient are shifted by one number of days</source>
        <translation>Uhrzeiten und die Abstände zwischen Tagen: alle Daten eines Patienten werden um eine Zahl von Tagen verschoben</translation>
    </message>
    <message>
        <source>harmless private elements kept</source>
        <translation>harmlose private Elemente behalten</translation>
    </message>
    <message>
        <source>UIDs kept</source>
        <translation>UIDs behalten</translation>
    </message>
    <message>
        <source>devices kept</source>
        <translation>Geräte behalten</translation>
    </message>
    <message>
        <source>institutions kept</source>
        <translation>Einrichtungen behalten</translation>
    </message>
    <message>
        <source>characteristics of patients kept</source>
        <translation>Merkmale der Patienten behalten</translation>
    </message>
    <message>
        <source>dates kept</source>
        <translation>Datumsangaben behalten</translation>
    </message>
    <message>
        <source>dates shifted</source>
        <translation>Datumsangaben verschoben</translation>
    </message>
    <message>
        <source>descriptions cleaned</source>
        <translation>Beschreibungen gereinigt</translation>
    </message>
    <message>
        <source>reports cleaned</source>
        <translation>Befunde gereinigt</translation>
    </message>
    <message>
        <source>drawings cleaned</source>
        <translation>Zeichnungen gereinigt</translation>
    </message>
    <message>
        <source>pixels cleaned</source>
        <translation>Pixel gereinigt</translation>
    </message>
    <message>
        <source>Basic profile</source>
        <translation>Grundprofil</translation>
    </message>
    <message>
        <source>texts in pixels accepted</source>
        <translation>Texte in Pixeln zugelassen</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::RecipeForm</name>
    <message>
        <source>%1 × %1 pixels</source>
        <translation>%1 × %1 Pixel</translation>
    </message>
    <message>
        <source>The middle slice</source>
        <translation>Die mittlere Schicht</translation>
    </message>
    <message>
        <source>Evenly spaced slices</source>
        <translation>Schichten in gleichen Abständen</translation>
    </message>
    <message>
        <source>All slices</source>
        <translation>Alle Schichten</translation>
    </message>
    <message>
        <source>Three orthogonal slices</source>
        <translation>Drei zueinander senkrechte Schichten</translation>
    </message>
    <message>
        <source>Maximum projection</source>
        <translation>Maximumprojektion</translation>
    </message>
    <message>
        <source>Mean projection</source>
        <translation>Mittelwertprojektion</translation>
    </message>
    <message>
        <source>Through the slices</source>
        <translation>Durch die Schichten</translation>
    </message>
    <message>
        <source>Along the rows</source>
        <translation>Entlang der Zeilen</translation>
    </message>
    <message>
        <source>Along the columns</source>
        <translation>Entlang der Spalten</translation>
    </message>
    <message>
        <source>Grey, 1 channel</source>
        <translation>Grau, 1 Kanal</translation>
    </message>
    <message>
        <source>Colour, 3 channels</source>
        <translation>Farbe, 3 Kanäle</translation>
    </message>
    <message>
        <source>As the file says</source>
        <translation>Wie die Datei es sagt</translation>
    </message>
    <message>
        <source>By the modality</source>
        <translation>Nach der Modalität</translation>
    </message>
    <message>
        <source>1st to 99th percentile</source>
        <translation>1. bis 99. Perzentil</translation>
    </message>
    <message>
        <source>CT soft tissue</source>
        <translation>CT Weichteile</translation>
    </message>
    <message>
        <source>CT lung</source>
        <translation>CT Lunge</translation>
    </message>
    <message>
        <source>CT bone</source>
        <translation>CT Knochen</translation>
    </message>
    <message>
        <source>CT brain</source>
        <translation>CT Gehirn</translation>
    </message>
    <message>
        <source>CT mediastinum</source>
        <translation>CT Mediastinum</translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation>Fest</translation>
    </message>
    <message>
        <source>C </source>
        <extracomment>before the centre and the width of a grey-level window</extracomment>
        <translation>M </translation>
    </message>
    <message>
        <source>Centre of the window</source>
        <translation>Mitte des Fensters</translation>
    </message>
    <message>
        <source>W </source>
        <translation>B </translation>
    </message>
    <message>
        <source>Width of the window</source>
        <translation>Breite des Fensters</translation>
    </message>
    <message>
        <source>one in </source>
        <extracomment>before a number: one slice in so many is taken</extracomment>
        <translation>eine von </translation>
    </message>
    <message>
        <source>One slice in so many</source>
        <translation>Eine von so vielen Schichten</translation>
    </message>
    <message>
        <source>Line of sight of the projection</source>
        <translation>Sichtlinie der Projektion</translation>
    </message>
    <message>
        <source>Slices of a volume</source>
        <translation>Schichten eines Volumens</translation>
    </message>
    <message>
        <source>Image size</source>
        <translation>Bildgröße</translation>
    </message>
    <message>
        <source>Small images are learned faster; large ones keep finer detail. All images of a cohort have one size</source>
        <translation>Kleine Bilder werden schneller gelernt; große behalten feinere Einzelheiten. Alle Bilder einer Kohorte haben dieselbe Größe</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Colour where it tells groups apart, as in microscopy; grey for radiology</source>
        <translation>Farbe, wo sie Gruppen unterscheidet, wie in der Mikroskopie; Grau für die Radiologie</translation>
    </message>
    <message>
        <source>From a volume take</source>
        <translation>Aus einem Volumen nehmen</translation>
    </message>
    <message>
        <source>Grey levels</source>
        <translation>Graustufen</translation>
    </message>
    <message>
        <source>Which values become black and white. The CT windows apply to CT; pictures are taken as stored</source>
        <translation>Welche Werte Schwarz und Weiß werden. Die CT-Fenster gelten für CT; Bilddateien werden genommen, wie sie gespeichert sind</translation>
    </message>
    <message>
        <source>As the images that the cohort has already</source>
        <translation>Wie die Bilder, die die Kohorte schon hat</translation>
    </message>
    <message>
        <source>%1 × %1 × %1 voxels</source>
        <translation>%1 × %1 × %1 Voxel</translation>
    </message>
    <message>
        <source>The whole volume, in 3-D</source>
        <translation>Das ganze Volumen, in 3D</translation>
    </message>
    <message>
        <source>8 bits</source>
        <translation>8 Bit</translation>
    </message>
    <message>
        <source>16 bits</source>
        <translation>16 Bit</translation>
    </message>
    <message>
        <source>16 bits where needed</source>
        <translation>16 Bit, wo nötig</translation>
    </message>
    <message>
        <source>Which slices of a volume become images of the cohort, or whether it becomes one whole. Pictures and the images of an NPZ are all taken, but not beside whole volumes</source>
        <translation>Welche Schichten eines Volumens Bilder der Kohorte werden oder ob es als Ganzes eines wird. Bilder und die eines NPZ werden alle genommen, aber nicht neben ganzen Volumen</translation>
    </message>
    <message>
        <source>Bits of a value</source>
        <translation>Bits eines Werts</translation>
    </message>
    <message>
        <source>8 bits are enough for learning and for looking. 16 keep every value of a deep image for export and other tools, at twice the room on disk</source>
        <translation>8 Bit genügen zum Lernen und Ansehen. 16 behalten jeden Wert eines tiefen Bildes für Export und andere Werkzeuge, bei doppeltem Platz auf der Platte</translation>
    </message>
    <message>
        <source>Kept as</source>
        <translation>Behalten als</translation>
    </message>
    <message>
        <source>The cohort holds whole volumes; slices and pictures go into a cohort of their own</source>
        <translation>Die Kohorte enthält ganze Volumen; Schichten und Bilder kommen in eine eigene Kohorte</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::ReviewBar</name>
    <message>
        <source>Accept</source>
        <translation>Annehmen</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>Unsicher</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <extracomment>an answer and its key</extracomment>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>Review of “%1” from the edge inward: %L2 of %L3</source>
        <extracomment>a class, the number of the image and of all images</extracomment>
        <translation>Durchsicht von „%1“ vom Rand nach innen: %L2 von %L3</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::ReviewDesk</name>
    <message>
        <source>Unsure</source>
        <translation>Unsicher</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::SamplingDesk</name>
    <message>
        <source>Draw synthetic images</source>
        <translation>Synthetische Bilder ziehen</translation>
    </message>
    <message>
        <source>Export synthetic images</source>
        <translation>Synthetische Bilder exportieren</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::SamplingPanel</name>
    <message>
        <source>Draw</source>
        <translation>Ziehen</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Synthetic images, each with the nearest real image</source>
        <translation>Synthetische Bilder, jedes mit dem nächsten echten Bild</translation>
    </message>
    <message>
        <source>Writes the images, marked as synthetic, with a list of how they were drawn</source>
        <translation>Schreibt die Bilder, als synthetisch gekennzeichnet, mit einer Liste, wie sie gezogen wurden</translation>
    </message>
    <message>
        <source>Number of synthetic images</source>
        <translation>Anzahl der synthetischen Bilder</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>The same seed draws the same images again</source>
        <translation>Derselbe Startwert zieht dieselben Bilder noch einmal</translation>
    </message>
    <message>
        <source>Images to draw from</source>
        <translation>Bilder, aus denen gezogen wird</translation>
    </message>
    <message>
        <source>Draw from</source>
        <translation>Ziehen aus</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>How far from the typical image: 1 spreads as the real images do</source>
        <translation>Wie weit weg vom typischen Bild: 1 streut so wie die echten Bilder</translation>
    </message>
    <message>
        <source>All images</source>
        <translation>Alle Bilder</translation>
    </message>
    <message>
        <source>Around the current image</source>
        <translation>Um das aktuelle Bild</translation>
    </message>
    <message>
        <source>Cluster “%1”</source>
        <translation>Cluster „%1“</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>Wird gezogen</translation>
    </message>
    <message>
        <source>Choose an image on the map or in the gallery</source>
        <translation>Wählen Sie ein Bild auf der Karte oder in der Galerie</translation>
    </message>
    <message>
        <source>No synthetic images yet</source>
        <translation>Noch keine synthetischen Bilder</translation>
    </message>
    <message numerus="yes">
        <source>%Ln synthetic images, each with the nearest real one</source>
        <translation>
            <numerusform>%Ln synthetisches Bild mit dem nächsten echten</numerusform>
            <numerusform>%Ln synthetische Bilder, jedes mit dem nächsten echten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln likely copies</source>
        <translation>
            <numerusform>%Ln mutmaßliche Kopie</numerusform>
            <numerusform>%Ln mutmaßliche Kopien</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::SelectionDesk</name>
    <message>
        <source>Save selection</source>
        <translation>Auswahl speichern</translation>
    </message>
    <message>
        <source>Restore selection</source>
        <translation>Auswahl wiederherstellen</translation>
    </message>
    <message>
        <source>Delete selection</source>
        <translation>Auswahl löschen</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::SelectionHistory</name>
    <message>
        <source>selecting nothing</source>
        <translation>Auswahl von nichts</translation>
    </message>
    <message numerus="yes">
        <source>selecting %Ln images</source>
        <translation>
            <numerusform>Auswahl von %Ln Bild</numerusform>
            <numerusform>Auswahl von %Ln Bildern</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::SimilarDesk</name>
    <message>
        <source>Similar images</source>
        <translation>Ähnliche Bilder</translation>
    </message>
    <message>
        <source>Why similar</source>
        <translation>Warum ähnlich</translation>
    </message>
    <message>
        <source>Near-duplicates</source>
        <translation>Beinahe-Dubletten</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::SimilarDuplicates</name>
    <message>
        <source>Find near-duplicates</source>
        <translation>Beinahe-Dubletten suchen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Compares images of different series pixel by pixel</source>
        <translation>Vergleicht Bilder verschiedener Serien Pixel für Pixel</translation>
    </message>
    <message>
        <source>Progress of the comparison</source>
        <translation>Fortschritt des Vergleichs</translation>
    </message>
    <message>
        <source>Near-duplicates</source>
        <translation>Beinahe-Dubletten</translation>
    </message>
    <message>
        <source>Click shows an image; double-click or Enter selects both</source>
        <translation>Klick zeigt ein Bild; Doppelklick oder Eingabe wählt beide aus</translation>
    </message>
    <message>
        <source>Comparing images</source>
        <translation>Bilder werden verglichen</translation>
    </message>
    <message>
        <source>No near-duplicates among images of different series</source>
        <translation>Keine Beinahe-Dubletten unter Bildern verschiedener Serien</translation>
    </message>
    <message numerus="yes">
        <source>%Ln pairs</source>
        <translation>
            <numerusform>%Ln Paar</numerusform>
            <numerusform>%Ln Paare</numerusform>
        </translation>
    </message>
    <message>
        <source>Finds images that show nearly the same, such as one image imported from two places.</source>
        <translation>Findet Bilder, die beinahe dasselbe zeigen, etwa eines, das von zwei Orten importiert wurde.</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::SimilarFilterBar</name>
    <message>
        <source>All patients</source>
        <translation>Alle Patienten</translation>
    </message>
    <message>
        <source>Other patients</source>
        <translation>Andere Patienten</translation>
    </message>
    <message>
        <source>Same patient</source>
        <translation>Derselbe Patient</translation>
    </message>
    <message>
        <source>Like all of them</source>
        <translation>Wie alle zusammen</translation>
    </message>
    <message>
        <source>Like any of them</source>
        <translation>Wie eines von ihnen</translation>
    </message>
    <message>
        <source>Patients of the similar images</source>
        <translation>Patienten der ähnlichen Bilder</translation>
    </message>
    <message>
        <source>Images of the same patient are similar for a simple reason</source>
        <translation>Bilder desselben Patienten ähneln sich aus einem einfachen Grund</translation>
    </message>
    <message>
        <source>Column to filter by</source>
        <translation>Spalte, nach der gefiltert wird</translation>
    </message>
    <message>
        <source>Value of the column</source>
        <translation>Wert der Spalte</translation>
    </message>
    <message>
        <source>How several images count</source>
        <translation>Wie mehrere Bilder zählen</translation>
    </message>
    <message>
        <source>Number of similar images</source>
        <translation>Anzahl ähnlicher Bilder</translation>
    </message>
    <message>
        <source>Number: </source>
        <extracomment>before a number: so many similar images are wanted</extracomment>
        <translation>Anzahl: </translation>
    </message>
    <message>
        <source>Any metadata</source>
        <translation>Beliebige Metadaten</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::SimilarModel</name>
    <message>
        <source>Item %L1</source>
        <translation>Objekt %L1</translation>
    </message>
    <message>
        <source>similarity %1</source>
        <translation>Ähnlichkeit %1</translation>
    </message>
    <message>
        <source>patient %1</source>
        <translation>Patient %1</translation>
    </message>
    <message>
        <source>more like this</source>
        <translation>mehr davon</translation>
    </message>
    <message>
        <source>less like this</source>
        <translation>weniger davon</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::SimilarPanel</name>
    <message>
        <source>Select these images</source>
        <translation>Diese Bilder auswählen</translation>
    </message>
    <message>
        <source>Marks them on the map and shows them in the gallery</source>
        <translation>Markiert sie auf der Karte und zeigt sie in der Galerie</translation>
    </message>
    <message>
        <source>Similar images</source>
        <translation>Ähnliche Bilder</translation>
    </message>
    <message>
        <source>Image that the others are compared with</source>
        <translation>Bild, mit dem die anderen verglichen werden</translation>
    </message>
    <message>
        <source>Choose an image on the map or in the gallery</source>
        <translation>Wählen Sie ein Bild auf der Karte oder in der Galerie</translation>
    </message>
    <message>
        <source>Item %L1</source>
        <translation>Objekt %L1</translation>
    </message>
    <message>
        <source>Searching</source>
        <translation>Sucht</translation>
    </message>
    <message>
        <source>No other images</source>
        <translation>Keine anderen Bilder</translation>
    </message>
    <message numerus="yes">
        <source>%Ln similar images</source>
        <translation>
            <numerusform>%Ln ähnliches Bild</numerusform>
            <numerusform>%Ln ähnliche Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>Ask about the selection</source>
        <translation>Nach der Auswahl fragen</translation>
    </message>
    <message>
        <source>More like this</source>
        <translation>Mehr davon</translation>
    </message>
    <message>
        <source>Less like this</source>
        <translation>Weniger davon</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Why similar</source>
        <translation>Warum ähnlich</translation>
    </message>
    <message>
        <source>Near-duplicates</source>
        <translation>Beinahe-Dubletten</translation>
    </message>
    <message>
        <source>Click shows an image; double-click or Enter finds the images similar to it; + and - say whether more should be like it</source>
        <translation>Klick zeigt ein Bild; Doppelklick oder Eingabe sucht die ihm ähnlichen; + und - sagen, ob mehr so sein sollen</translation>
    </message>
    <message>
        <source>Drag over a part to ask about that part alone; arrows move it, plus and minus change its size, Esc asks about the whole image</source>
        <translation>Über einen Teil ziehen, um nur nach ihm zu fragen; Pfeile bewegen ihn, Plus und Minus ändern seine Größe, Esc fragt nach dem ganzen Bild</translation>
    </message>
    <message>
        <source>All selected images make one question</source>
        <translation>Alle ausgewählten Bilder ergeben eine Anfrage</translation>
    </message>
    <message>
        <source>Image from outside...</source>
        <translation>Bild von außen...</translation>
    </message>
    <message>
        <source>Asks about a file that is not in the cohort, read as its images were</source>
        <translation>Fragt nach einer Datei, die nicht in der Kohorte ist, gelesen wie deren Bilder</translation>
    </message>
    <message>
        <source>Moves the question towards the chosen image (+)</source>
        <translation>Rückt die Anfrage zum gewählten Bild hin (+)</translation>
    </message>
    <message>
        <source>Moves the question away from the chosen image and leaves it out (-)</source>
        <translation>Rückt die Anfrage vom gewählten Bild weg und lässt es aus (-)</translation>
    </message>
    <message>
        <source>Takes back all that was said of images</source>
        <translation>Nimmt alles zurück, was zu Bildern gesagt wurde</translation>
    </message>
    <message>
        <source>Shows which parts of both images make the chosen one similar</source>
        <translation>Zeigt, welche Teile beider Bilder das gewählte ähnlich machen</translation>
    </message>
    <message>
        <source>Image from outside</source>
        <translation>Bild von außen</translation>
    </message>
    <message>
        <source>Asked about (left) and item %L1 (right), similarity %2</source>
        <translation>Gefragtes (links) und Objekt %L1 (rechts), Ähnlichkeit %2</translation>
    </message>
    <message>
        <source>%L1 more, %L2 less</source>
        <translation>%L1 mehr, %L2 weniger</translation>
    </message>
    <message>
        <source>A part of it</source>
        <translation>Ein Teil davon</translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected images</source>
        <translation>
            <numerusform>%Ln ausgewähltes Bild</numerusform>
            <numerusform>%Ln ausgewählte Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>The search failed</source>
        <translation>Die Suche ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>No other images pass the filter</source>
        <translation>Keine anderen Bilder bestehen den Filter</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::SimilarWhyView</name>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>makes them alike</source>
        <translation>macht sie ähnlich</translation>
    </message>
    <message>
        <source>tells them apart</source>
        <translation>unterscheidet sie</translation>
    </message>
    <message>
        <source>matters most</source>
        <translation>zählt am meisten</translation>
    </message>
    <message>
        <source>Each part is covered in turn; the colour shows how far the similarity falls or rises</source>
        <translation>Jeder Teil wird der Reihe nach abgedeckt; die Farbe zeigt, wie weit die Ähnlichkeit fällt oder steigt</translation>
    </message>
    <message>
        <source>The two images with the parts that matter</source>
        <translation>Die zwei Bilder mit den Teilen, die zählen</translation>
    </message>
    <message>
        <source>Progress of the explanation</source>
        <translation>Fortschritt der Erklärung</translation>
    </message>
    <message>
        <source>Close the explanation</source>
        <translation>Erklärung schließen</translation>
    </message>
    <message>
        <source>Covering parts of both images</source>
        <translation>Teile beider Bilder werden abgedeckt</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::SliceOverlay</name>
    <message>
        <source>%1 mm</source>
        <translation>%1 mm</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::SnapshotClusters</name>
    <message>
        <source>“%1” (%2 of 1)</source>
        <extracomment>name of a column, and how far the clusters are the same division: 0 to 1</extracomment>
        <translation>„%1“ (%2 von 1)</translation>
    </message>
    <message>
        <source>The clusters follow how or where the images were made: see column %1</source>
        <translation>Die Cluster folgen dem, wie oder wo die Bilder entstanden sind: siehe Spalte %1</translation>
    </message>
    <message>
        <source>Of the columns, the clusters follow %1 most</source>
        <translation>Von den Spalten folgen die Cluster am meisten %1</translation>
    </message>
    <message>
        <source>No column explains the clusters</source>
        <translation>Keine Spalte erklärt die Cluster</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::SnapshotColours</name>
    <message>
        <source>%L1 · %2</source>
        <extracomment>number of a cluster and the label that nearly all of its items have</extracomment>
        <translation>%L1 · %2</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Cluster %1</source>
        <translation>Cluster %1</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::SnapshotTree</name>
    <message>
        <source>Slice %L1</source>
        <translation>Schicht %L1</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Patient %1</source>
        <translation>Patient %1</translation>
    </message>
    <message>
        <source>Label: %1</source>
        <translation>Label: %1</translation>
    </message>
    <message>
        <source>volume %1</source>
        <translation>Volumen %1</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::SourceList</name>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Files and folders to import</source>
        <translation>Dateien und Ordner zum Importieren</translation>
    </message>
    <message>
        <source>Drop files and folders here</source>
        <translation>Dateien und Ordner hier ablegen</translation>
    </message>
    <message>
        <source>Add files...</source>
        <translation>Dateien hinzufügen...</translation>
    </message>
    <message>
        <source>Add a folder...</source>
        <translation>Ordner hinzufügen...</translation>
    </message>
    <message>
        <source>Files to import</source>
        <translation>Dateien importieren</translation>
    </message>
    <message>
        <source>Images (*.dcm *.nii *.nii.gz *.png *.jpg *.jpeg *.tif *.tiff *.bmp *.npz)</source>
        <translation>Bilder (*.dcm *.nii *.nii.gz *.png *.jpg *.jpeg *.tif *.tiff *.bmp *.npz)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Folder to import</source>
        <translation>Ordner importieren</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::SplitDialog</name>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>Patient</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>Studie</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>Replace the split that is there</source>
        <translation>Vorhandene Aufteilung ersetzen</translation>
    </message>
    <message>
        <source>Split the cohort</source>
        <translation>Kohorte aufteilen</translation>
    </message>
    <message>
        <source>What is not divided</source>
        <translation>Was nicht geteilt wird</translation>
    </message>
    <message>
        <source>All images of one patient go to one part: a model must not be tested on patients that it has learned from</source>
        <translation>Alle Bilder eines Patienten kommen in einen Teil: ein Modell darf nicht an Patienten geprüft werden, von denen es gelernt hat</translation>
    </message>
    <message>
        <source>Column with the same shares in all parts</source>
        <translation>Spalte mit gleichen Anteilen in allen Teilen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Aufteilen</translation>
    </message>
    <message>
        <source>Shares</source>
        <translation>Anteile</translation>
    </message>
    <message>
        <source>Keep together</source>
        <translation>Zusammenhalten</translation>
    </message>
    <message>
        <source>Same shares of</source>
        <translation>Gleiche Anteile von</translation>
    </message>
    <message>
        <source>Give at least one part a share.</source>
        <translation>Mindestens einem Teil einen Anteil geben.</translation>
    </message>
    <message>
        <source>Models learn from the training part alone and are judged on the test part.</source>
        <translation>Modelle lernen allein vom Trainingsteil und werden am Testteil beurteilt.</translation>
    </message>
    <message>
        <source>The cohort is split already, perhaps as its publishers did it.</source>
        <translation>Die Kohorte ist schon aufgeteilt, vielleicht so, wie sie veröffentlicht wurde.</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::StepButton</name>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Current step</source>
        <translation>Aktueller Schritt</translation>
    </message>
    <message>
        <source>Can be done now</source>
        <translation>Jetzt möglich</translation>
    </message>
    <message>
        <source>Not possible yet</source>
        <translation>Noch nicht möglich</translation>
    </message>
    <message>
        <source>Not possible yet: %1</source>
        <translation>Noch nicht möglich: %1</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::StepStates</name>
    <message>
        <source>Train a model first</source>
        <translation>Trainieren Sie zuerst ein Modell</translation>
    </message>
    <message>
        <source>Import images first</source>
        <translation>Importieren Sie zuerst Bilder</translation>
    </message>
    <message>
        <source>Cluster the images first</source>
        <translation>Bilden Sie zuerst Cluster der Bilder</translation>
    </message>
    <message>
        <source>Lay out the map first</source>
        <translation>Legen Sie zuerst die Karte aus</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::Stepper</name>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Learn</source>
        <translation>Lernen</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>Erkunden</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message numerus="yes">
        <source>%Ln images</source>
        <translation>
            <numerusform>%Ln Bild</numerusform>
            <numerusform>%Ln Bilder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln patients</source>
        <translation>
            <numerusform>%Ln Patient</numerusform>
            <numerusform>%Ln Patienten</numerusform>
        </translation>
    </message>
    <message>
        <source>saved</source>
        <translation>gespeichert</translation>
    </message>
    <message>
        <source>not saved yet</source>
        <translation>noch nicht gespeichert</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::SyntheticDelegate</name>
    <message>
        <source>Likely copy</source>
        <translation>Mutmaßliche Kopie</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::SyntheticModel</name>
    <message>
        <source>Synthetic image %L1, nearest to item %L2, distance %3</source>
        <extracomment>number of a synthetic image, number of the nearest real item, distance</extracomment>
        <translation>Synthetisches Bild %L1, am nächsten zu Objekt %L2, Abstand %3</translation>
    </message>
    <message>
        <source>%1, likely a copy of it</source>
        <translation>%1, mutmaßlich eine Kopie davon</translation>
    </message>
    <message>
        <source>distance %1</source>
        <translation>Abstand %1</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::TableForm</name>
    <message>
        <source>CSV file with more columns, optional</source>
        <translation>CSV-Datei mit weiteren Spalten, optional</translation>
    </message>
    <message>
        <source>A table with a column &quot;path&quot;, &quot;patient&quot;, &quot;study&quot; or &quot;series&quot; that says which images a row belongs to</source>
        <translation>Eine Tabelle mit einer Spalte „path“, „patient“, „study“ oder „series“, die sagt, zu welchen Bildern eine Zeile gehört</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Truth</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>Never used in learning: evaluations compare the groups with it. &quot;folder&quot; stands for the names of sub-folders</source>
        <translation>Nie beim Lernen verwendet: Auswertungen vergleichen die Gruppen damit. „folder“ steht für die Namen der Unterordner</translation>
    </message>
    <message>
        <source>Browse...</source>
        <translation>Durchsuchen...</translation>
    </message>
    <message>
        <source>Browse for a table</source>
        <translation>Nach einer Tabelle suchen</translation>
    </message>
    <message numerus="yes">
        <source>%L1 of %Ln rows match by “%2”</source>
        <translation>
            <numerusform>%L1 von %Ln Zeile passt über „%2“</numerusform>
            <numerusform>%L1 von %Ln Zeilen passen über „%2“</numerusform>
        </translation>
    </message>
    <message>
        <source>No image for: %1</source>
        <translation>Kein Bild zu: %1</translation>
    </message>
    <message>
        <source>No image for %1</source>
        <translation>Kein Bild zu %1</translation>
    </message>
    <message>
        <source>None: nothing to compare groups with</source>
        <translation>Keine: nichts, womit Gruppen zu vergleichen wären</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt)</source>
        <translation>Tabellen (*.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::ThemeMenu</name>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::ThumbnailDesk</name>
    <message>
        <source>Thumbnails</source>
        <translation>Vorschaubilder</translation>
    </message>
    <message numerus="yes">
        <source>of %Ln series</source>
        <translation>
            <numerusform>von %Ln Serie</numerusform>
            <numerusform>von %Ln Serien</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::TrainingEstimate</name>
    <message numerus="yes">
        <source>%Ln images</source>
        <translation>
            <numerusform>%Ln Bild</numerusform>
            <numerusform>%Ln Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 in memory</source>
        <translation>%1 im Speicher</translation>
    </message>
    <message>
        <source>about %1, as fast as the last training</source>
        <extracomment>time of a training, estimated from the one before</extracomment>
        <translation>etwa %1, so schnell wie das letzte Training</translation>
    </message>
    <message>
        <source>time known after the first epoch</source>
        <translation>Dauer nach der ersten Epoche bekannt</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::TrainingSession</name>
    <message>
        <source>Learn</source>
        <translation>Lernen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln epochs · %1 images/s</source>
        <extracomment>epochs and speed of a finished training</extracomment>
        <translation>
            <numerusform>%Ln Epoche · %1 Bilder/s</numerusform>
            <numerusform>%Ln Epochen · %1 Bilder/s</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::ValueListModel</name>
    <message>
        <source>No value</source>
        <translation>Kein Wert</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::ViewerBar</name>
    <message>
        <source>Invert</source>
        <translation>Umkehren</translation>
    </message>
    <message>
        <source>White for black (I)</source>
        <translation>Weiß statt Schwarz (I)</translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation>Glätten</translation>
    </message>
    <message>
        <source>Draw between the pixels instead of the pixels as they are (N)</source>
        <translation>Zwischen den Pixeln zeichnen statt die Pixel, wie sie sind (N)</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Show the whole image (F)</source>
        <translation>Das ganze Bild zeigen (F)</translation>
    </message>
    <message>
        <source>Plane</source>
        <translation>Ebene</translation>
    </message>
    <message>
        <source>Planes across the body that the volume is cut in</source>
        <translation>Ebenen durch den Körper, in denen das Volumen geschnitten wird</translation>
    </message>
    <message>
        <source>Slice</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Play the slices one after the other (C)</source>
        <translation>Die Schichten nacheinander abspielen (C)</translation>
    </message>
    <message>
        <source> fps</source>
        <extracomment>after the number of frames a second</extracomment>
        <translation> Bilder/s</translation>
    </message>
    <message>
        <source>Frames a second</source>
        <translation>Bilder je Sekunde</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Volume of the 4-D series</source>
        <translation>Volumen der 4-D-Serie</translation>
    </message>
    <message>
        <source>time %L1 of %L2</source>
        <extracomment>number of a volume in a 4-D series, and their count</extracomment>
        <translation>Zeitpunkt %L1 von %L2</translation>
    </message>
    <message>
        <source>Contrast window</source>
        <translation>Kontrastfenster</translation>
    </message>
    <message>
        <source>Drag with the right button: across for width, up and down for centre</source>
        <translation>Mit der rechten Taste ziehen: quer für die Breite, auf und ab für die Mitte</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>Von Hand</translation>
    </message>
    <message>
        <source>of %L1</source>
        <extracomment>after the number of the slice</extracomment>
        <translation>von %L1</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::ViewerPanel</name>
    <message>
        <source>Reconstruction</source>
        <translation>Rekonstruktion</translation>
    </message>
    <message>
        <source>%1  %2 dB</source>
        <extracomment>name of the view and peak signal-to-noise ratio in decibels</extracomment>
        <translation>%1  %2 dB</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Residual</source>
        <translation>Residuum</translation>
    </message>
    <message>
        <source>Reconstruction minus image, in grey levels of the model&apos;s input</source>
        <translation>Rekonstruktion minus Bild, in Graustufen der Modelleingabe</translation>
    </message>
    <message>
        <source>Choose an image on the map or in the gallery</source>
        <translation>Wählen Sie ein Bild auf der Karte oder in der Galerie</translation>
    </message>
    <message>
        <source>No model yet: train one in Learn</source>
        <translation>Noch kein Modell: trainieren Sie eines unter Lernen</translation>
    </message>
    <message>
        <source>Window %1 / %2</source>
        <extracomment>centre and width of the contrast window</extracomment>
        <translation>Fenster %1 / %2</translation>
    </message>
    <message>
        <source>Table of the file</source>
        <extracomment>instead of a window: the file&apos;s own VOI LUT</extracomment>
        <translation>Tabelle der Datei</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::WindowPicture</name>
    <message>
        <source>The window did not show the cohort in time</source>
        <translation>Das Fenster zeigte die Kohorte nicht rechtzeitig</translation>
    </message>
    <message>
        <source>The cohort has no clusters yet</source>
        <translation>Die Kohorte hat noch keine Cluster</translation>
    </message>
    <message>
        <source>The picture cannot be written: %1</source>
        <translation>Das Bild kann nicht geschrieben werden: %1</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::WindowPresets</name>
    <message>
        <source>As the file says</source>
        <translation>Wie die Datei es sagt</translation>
    </message>
    <message>
        <source>Whole range</source>
        <translation>Ganzer Bereich</translation>
    </message>
    <message>
        <source>1st to 99th percentile</source>
        <translation>1. bis 99. Perzentil</translation>
    </message>
    <message>
        <source>CT soft tissue</source>
        <translation>CT Weichteile</translation>
    </message>
    <message>
        <source>CT lung</source>
        <translation>CT Lunge</translation>
    </message>
    <message>
        <source>CT bone</source>
        <translation>CT Knochen</translation>
    </message>
    <message>
        <source>CT brain</source>
        <translation>CT Gehirn</translation>
    </message>
    <message>
        <source>CT mediastinum</source>
        <translation>CT Mediastinum</translation>
    </message>
    <message>
        <source>Table %L1 of the file</source>
        <translation>Tabelle %L1 der Datei</translation>
    </message>
    <message>
        <source>Window %L1 of the file</source>
        <translation>Fenster %L1 der Datei</translation>
    </message>
    <message>
        <source>As the file says: %1</source>
        <extracomment>%1 is what the file calls its window</extracomment>
        <translation>Wie in der Datei: %1</translation>
    </message>
</context>
<context>
    <name>stratoscope::ui::Workbench</name>
    <message>
        <source>Learn</source>
        <translation>Lernen</translation>
    </message>
</context>
</TS>

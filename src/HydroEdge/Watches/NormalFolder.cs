using System.Text.Json;

namespace HydroEdge.Watches;

/// <summary>What the watches have learnt of each camera, a file a camera. A file is complete or not there: it is written beside and moved into place.</summary>
internal sealed class NormalFolder(string path)
{
    private const string Ending = ".json";

    /// <exception cref="IOException">The disk is full or not there; the file from before is untouched.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public void Save(CameraRecord record)
    {
        Directory.CreateDirectory(path);
        var file = Path.Combine(path, record.CameraId + Ending);
        using (var beside = new FileStream(file + ".new", FileMode.Create))
        {
            JsonSerializer.Serialize(beside, record, NormalJson.Default.CameraRecord);
            beside.Flush(flushToDisk: true);
        }

        File.Move(file + ".new", file, overwrite: true);
    }

    /// <summary>Reads all that is there. What cannot be read is set aside and left out: its camera calibrates anew.</summary>
    /// <param name="setAside">Told of each file that cannot be read, and why.</param>
    public IReadOnlyList<CameraRecord> Load(Action<string, string> setAside)
    {
        var records = new List<CameraRecord>();
        if (!Directory.Exists(path))
            return records;
        foreach (var file in Directory.GetFiles(path, "*" + Ending).Order(StringComparer.Ordinal))
        {
            try
            {
                using var stream = File.OpenRead(file);
                records.Add(JsonSerializer.Deserialize(stream, NormalJson.Default.CameraRecord) ?? throw new JsonException("it is empty"));
            }
            catch (Exception failure) when (failure is JsonException or IOException or UnauthorizedAccessException)
            {
                File.Move(file, file + ".unreadable", overwrite: true);
                setAside(file, failure.Message);
            }
        }

        return records;
    }
}

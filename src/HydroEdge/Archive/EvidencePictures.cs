using System.Security.Cryptography;
using HydroEdge.Cameras;

namespace HydroEdge.Archive;

/// <summary>
/// The whole pictures kept of alarms, untouched, as JPEG files under each day. A file has its name only once it is complete
/// and on the disk, so that whoever is given the name can rely on the picture.
/// </summary>
internal sealed class EvidencePictures(string archive, JpegEncoder jpeg)
{
    private const int Quality = 90;

    /// <exception cref="ArchiveException">The picture could not be kept.</exception>
    public KeptPicture Keep(Frame frame)
    {
        var encoded = jpeg.Encode(frame.Pixels.Span, frame.Width, frame.Height, Quality, fullColour: true);
        var day = ArchiveDay.Of(archive, frame.CapturedAt);
        var name = $"{frame.CapturedAt.UtcDateTime:HHmmss.fff}-{frame.CameraId}-{frame.Number}.jpg";
        var path = Path.Combine(day.Evidence, name);
        try
        {
            Directory.CreateDirectory(day.Evidence);
            WriteWhole(path, encoded);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ArchiveException($"{path}: {failure.Message}", failure);
        }

        return new KeptPicture($"{day.Name}/evidence/{name}", Convert.ToHexStringLower(SHA256.HashData(encoded)), frame.CapturedAt);
    }

    private static void WriteWhole(string path, byte[] content)
    {
        var unfinished = path + ".part";
        try
        {
            using (var file = new FileStream(unfinished, FileMode.Create, FileAccess.Write))
            {
                file.Write(content);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }
}

using System.Globalization;
using HydroEdge.Archive;

namespace HydroEdge.Web;

/// <summary>Where the picture of a kept frame is to be had; nothing is there where none was kept, or it has been swept since.</summary>
internal static class FrameAddress
{
    public const string Route = "/api/frames/{day}/{number}/picture.jpg";

    // Of a day that was begun by an older HydroEdge there are two files, each with numbers of its own.
    public const string Old = "old";

    public static string Of(Found found) => Of(found.Day, found.FrameId) + (found.Old ? $"?{Old}=true" : "");

    public static string Of(ArchiveDay day, long frame) => string.Create(CultureInfo.InvariantCulture, $"/api/frames/{day.Name}/{frame}/picture.jpg");
}

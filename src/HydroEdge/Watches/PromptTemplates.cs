namespace HydroEdge.Watches;

/// <summary>The frames that a text is read in, so that the mean is about the thing and not about one way of naming it.</summary>
/// <remarks>
/// Web-scale models learnt captions of photos, and a mean over such frames comes closer to their pictures. The bundled model learnt bare
/// sentences: in 40 questions over 900 rendered scenes, frames took its mean AUROC from .9960 to .9956 in English and from .9968 to .9952
/// in Chinese (worst: 戴安全帽 against 光着头, by .026) and a twentieth and a fifth of the distance between yes and no. So the model's folder
/// says whether it wants them.
/// </remarks>
internal static class PromptTemplates
{
    private static readonly string[] Bare = ["{}"];

    private static readonly string[] English =
    [
        "{}", "a photo of {}", "a surveillance camera photo of {}", "a security camera image showing {}", "a close-up photo of {}",
        "a blurry photo of {}", "an industrial site with {}",
    ];

    private static readonly string[] Chinese = ["{}", "{}的照片", "监控画面：{}", "一张{}的图片", "监控摄像头拍到{}", "模糊的画面：{}", "工业现场，{}"];

    /// <summary>A text in every frame of its language, the bare text first; only that for a language without frames.</summary>
    public static IEnumerable<string> Around(string text, string language)
    {
        var frames = language switch
        {
            QueryLanguage.English => English,
            QueryLanguage.Chinese => Chinese,
            _ => Bare,
        };
        return frames.Select(frame => frame.Replace("{}", text, StringComparison.Ordinal));
    }
}

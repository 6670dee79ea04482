using HydroEdge.Cameras;

namespace HydroEdge.Config;

/// <summary>What must hold between the values of the cameras.</summary>
internal static class CameraRules
{
    public static void Check(ConfigDraft draft, IReadOnlyList<CameraOptions> cameras, NamedFiles files)
    {
        draft.RefuseTwins(cameras, camera => camera.Id, "camera");
        foreach (var camera in cameras)
        {
            CheckSource(draft, camera, files);
            files.NeedSecret(camera, "password_file", camera.PasswordFile);
        }
    }

    private static void CheckSource(ConfigDraft draft, CameraOptions camera, NamedFiles files)
    {
        if (camera.Source.Length == 0)
            return;
        if (CameraSource.Fault(camera.Source) is { } fault)
        {
            draft.Fault(camera, "source", $"'source' {SafeText.WithoutCredentials(fault)}");
            return;
        }

        if (SafeText.HoldsPassword(camera.Source))
            draft.Warn(camera, "source", "a password stands in this address; move it to a file and name that in 'password_file', with 'username'");
        if (AbsolutePaths.IsFile(camera.Source))
            files.NeedFile(camera, "source", camera.Source);
    }
}

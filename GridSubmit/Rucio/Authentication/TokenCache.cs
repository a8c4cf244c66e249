using System.Globalization;
using HepAnalysis.GridSubmit.Rucio.Configuration;

namespace HepAnalysis.GridSubmit.Rucio.Authentication;

/// <summary>
/// The file in which the Python client keeps its token, read and written by both: <c>auth_token_for_account_NAME</c>, the token and nothing
/// else, and <c>auth_token_exp_for_account_NAME</c>, the seconds since 1970 at which it ends. Folder 0700, files 0600, each replaced as a whole;
/// a symbolic link or what belongs to another user is refused.
/// </summary>
internal sealed class TokenCache
{
    private const int MostBytes = 64 << 10;
    private const UnixFileMode FolderMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OwnMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private static readonly TimeSpan LockStep = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LockLimit = TimeSpan.FromMinutes(5);

    private readonly string folder;
    private readonly bool isOwnFolder;
    private readonly string tokenFile;
    private readonly string expiryFile;
    private readonly string? account;
    private readonly uint user;

    private TokenCache(string folder, bool isOwnFolder, string? tokenFile, string? account, uint user)
    {
        var suffix = account is null ? "for_default_account" : "for_account_" + account;
        this.folder = folder;
        this.isOwnFolder = isOwnFolder;
        this.tokenFile = tokenFile ?? Path.Combine(folder, "auth_token_" + suffix);
        expiryFile = Path.Combine(folder, "auth_token_exp_" + suffix);
        (this.account, this.user) = (account, user);
    }

    /// <summary>The cache of the settings; null where there is to be none.</summary>
    public static TokenCache? Of(RucioSettings settings, UserEnvironment environment) =>
        settings.TokenFile is { } file ? new TokenCache(Path.GetDirectoryName(Path.GetFullPath(file))!, isOwnFolder: false, Path.GetFullPath(file), settings.Account, environment.UserId)
        : settings.TokenFolder is { } folder ? new TokenCache(folder, isOwnFolder: true, null, settings.Account, environment.UserId)
        : null;

    /// <summary>The file of the token.</summary>
    public string Place => tokenFile;

    /// <summary>The token that is there, or null.</summary>
    /// <exception cref="RucioCredentialException">The file is not to be trusted.</exception>
    public RucioToken? Read()
    {
        try
        {
            CheckFolder();
            if (!CheckFile(tokenFile))
            {
                return null;
            }

            // The first line, as Python reads it.
            var value = ReadText(tokenFile).Split('\n')[0].Trim();
            return value.Length == 0 || value.Any(char.IsControl) ? null : new RucioToken(value, TokenExpiry.OfJwt(value) ?? ReadExpiry(), account);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Refused(tokenFile, e.Message, e);
        }
    }

    /// <summary>Replaces the token.</summary>
    /// <exception cref="RucioCredentialException">The place is not to be trusted.</exception>
    /// <exception cref="IOException">The disk is full, or the like.</exception>
    public void Write(RucioToken token)
    {
        MakeFolder();
        CheckFile(tokenFile);
        Replace(tokenFile, token.Value);
        CheckFile(expiryFile);
        if (token.Expires is { } expires)
        {
            // After the token, so that it is never older than the token that it is about.
            Replace(expiryFile, expires.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        }
        else
        {
            File.Delete(expiryFile);
        }
    }

    /// <summary>Waits until no other process renews the token.</summary>
    /// <returns>What ends the lock when disposed.</returns>
    /// <exception cref="RucioCredentialException">Another process has had it for minutes, or the place is not to be trusted.</exception>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    public async Task<IDisposable> LockAsync(TimeProvider clock, CancellationToken cancellation)
    {
        MakeFolder();
        var path = tokenFile + ".lock";
        CheckFile(path);
        for (var start = clock.GetTimestamp(); ;)
        {
            try
            {
                return new FileStream(path, Private(FileMode.OpenOrCreate, FileAccess.ReadWrite));
            }
            catch (IOException e) when (IsHeldByAnother(e))
            {
                if (clock.GetElapsedTime(start) > LockLimit)
                {
                    throw new RucioCredentialException("the token cannot be renewed", path, $"another process has been renewing it for {LockLimit.TotalMinutes:0} minutes", "does one wait for a login in a browser? end it, or try again", e);
                }
            }

            await Task.Delay(LockStep, clock, cancellation).ConfigureAwait(false);
        }
    }

    // A sharing violation, as .NET numbers it on Windows, or EAGAIN of flock(2).
    private static bool IsHeldByAnother(IOException e) => e.GetType() == typeof(IOException) && (e.HResult & 0xFFFF) is 32 or 33 or 11 or 35;

    private DateTimeOffset? ReadExpiry()
    {
        if (!CheckFile(expiryFile) || File.GetLastWriteTimeUtc(expiryFile) < File.GetLastWriteTimeUtc(tokenFile))
        {
            // It is about another token: Python has written one since.
            return null;
        }

        return long.TryParse(ReadText(expiryFile).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 100_000_000_000
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
    }

    private static string ReadText(string path)
    {
        var text = new FileInfo(path);
        return text.Length <= MostBytes ? File.ReadAllText(path) : throw new IOException($"it has more than {MostBytes:N0} bytes");
    }

    private void Replace(string path, string text)
    {
        var temporary = Path.Combine(folder, Path.GetRandomFileName());
        try
        {
            using (var writer = new StreamWriter(temporary, Private(FileMode.CreateNew, FileAccess.Write)))
            {
                writer.Write(text);
            }

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static FileStreamOptions Private(FileMode mode, FileAccess access)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnMode;
        }

        return options;
    }

    private void MakeFolder()
    {
        if (!Directory.Exists(folder))
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(folder);
            }
            else
            {
                Directory.CreateDirectory(folder, FolderMode);
            }
        }

        CheckFolder();
    }

    private void CheckFolder()
    {
        if (PosixFile.Find(folder, follow: !isOwnFolder) is not { } found)
        {
            return;
        }

        if (!found.IsFolder)
        {
            throw Refused(folder, "it is a symbolic link or no folder", null);
        }

        if (!isOwnFolder || !OperatingSystem.IsLinux())
        {
            return;
        }

        if (found.UserId != user)
        {
            throw Refused(folder, $"it belongs to user {found.UserId}, not to you ({user})", null);
        }

        if (Path.GetDirectoryName(folder) is { } parent && PosixFile.Find(parent, follow: false) is { } above && (!above.IsFolder || (above.UserId != user && above.UserId != 0)))
        {
            throw Refused(parent, above.IsFolder ? $"it belongs to user {above.UserId}, not to you ({user})" : "it is a symbolic link", null);
        }

        if (File.GetUnixFileMode(folder) != FolderMode)
        {
            File.SetUnixFileMode(folder, FolderMode);
        }
    }

    private bool CheckFile(string path)
    {
        if (PosixFile.Find(path, follow: false) is not { } found)
        {
            return false;
        }

        if (!found.IsFile)
        {
            throw Refused(path, "it is a symbolic link or no ordinary file", null);
        }

        return !OperatingSystem.IsLinux() || found.UserId == user ? true : throw Refused(path, $"it belongs to user {found.UserId}, not to you ({user})", null);
    }

    private static RucioCredentialException Refused(string path, string why, Exception? inner) =>
        new("the place of the kept token is not to be trusted", path, why, "remove it if it is yours; another place: TMPDIR, or auth_token_file_path in [client] of rucio.cfg", inner);
}

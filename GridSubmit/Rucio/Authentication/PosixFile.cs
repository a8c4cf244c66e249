using System.Buffers.Binary;
using System.ComponentModel;
using System.Runtime.InteropServices;

namespace HepAnalysis.GridSubmit.Rucio.Authentication;

/// <summary>
/// Whose a file is, by statx(2), which has the same layout on all processors: the user at byte 20, the kind and permissions at byte 28.
/// On other systems than Linux nothing is known, and null is given.
/// </summary>
/// <param name="UserId">Number of the owner.</param>
/// <param name="IsFolder">A folder.</param>
/// <param name="IsFile">An ordinary file.</param>
internal sealed record PosixFile(uint UserId, bool IsFolder, bool IsFile)
{
    private const int ThisFolder = -100;
    private const int NoFollow = 0x100;
    private const uint TypeModeUser = 1 | 2 | 8;
    private const int Bytes = 256;
    private const int NoEntry = 2;
    private const int KindMask = 0xF000;
    private const int Folder = 0x4000;
    private const int Ordinary = 0x8000;

    /// <summary>Looks at a file.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="follow">Whether a symbolic link stands for what it leads to.</param>
    /// <returns>Null where there is none.</returns>
    /// <exception cref="IOException">It cannot be looked at.</exception>
    public static PosixFile? Find(string path, bool follow)
    {
        if (!OperatingSystem.IsLinux())
        {
            return !Path.Exists(path) ? null : new PosixFile(0, Directory.Exists(path), File.Exists(path) && (follow || new FileInfo(path).LinkTarget is null));
        }

        var found = new byte[Bytes];
        if (Statx(ThisFolder, path, follow ? 0 : NoFollow, TypeModeUser, found) != 0)
        {
            var error = Marshal.GetLastPInvokeError();
            return error == NoEntry ? null : throw new IOException($"{path}: {new Win32Exception(error).Message}");
        }

        var kind = BinaryPrimitives.ReadUInt16LittleEndian(found.AsSpan(28)) & KindMask;
        return new PosixFile(BinaryPrimitives.ReadUInt32LittleEndian(found.AsSpan(20)), kind == Folder, kind == Ordinary);
    }

    [DllImport("libc", EntryPoint = "statx", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Statx(int folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, byte[] buffer);
}

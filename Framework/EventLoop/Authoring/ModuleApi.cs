namespace HepAnalysis.EventLoop;

/// <summary>The version of what modules of users are compiled against.</summary>
public static class ModuleApi
{
    /// <summary>Rises when a module that was compiled before would no longer work. A constant: it is copied into what is compiled.</summary>
    public const int Version = 2;
}

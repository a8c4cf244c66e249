namespace HepAnalysis.Storage;

/// <summary>What went wrong, in the terms of a user's next step; the value is the exit code of <c>hep</c>.</summary>
public enum ErrorKind
{
    /// <summary>The command line itself.</summary>
    Usage = 2,

    /// <summary>A file that cannot be read: missing, truncated, corrupt, not of the format.</summary>
    Input = 3,

    /// <summary>A name that does not exist, a type that does not fit, a configuration that cannot be meant.</summary>
    Configuration = 4,

    /// <summary>An output that cannot be written.</summary>
    Output = 5,

    /// <summary>A remote service or a credential.</summary>
    Service = 6,

    /// <summary>A module or a job that failed.</summary>
    Module = 7,
}

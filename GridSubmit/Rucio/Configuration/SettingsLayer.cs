using Microsoft.Extensions.Configuration;

namespace HepAnalysis.GridSubmit.Rucio.Configuration;

/// <summary>Settings of one origin, as a provider of Microsoft.Extensions.Configuration that can say where each of them stands.</summary>
internal abstract class SettingsLayer : ConfigurationProvider, IConfigurationSource
{
    /// <inheritdoc/>
    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    /// <summary>Where a setting stands: a variable, or a file with its line.</summary>
    /// <param name="key">Section and option, as <c>client:account</c>.</param>
    public abstract string Place(string key);

    /// <summary>The origin as a whole, where it gave a setting of that key.</summary>
    /// <param name="key">Section and option.</param>
    public virtual string Source(string key) => Place(key);
}

namespace HepAnalysis.RootIO.Views;

/// <summary>How the interval of an efficiency is made (TEfficiency::EStatOption).</summary>
public enum EfficiencyMethod
{
    /// <summary>Clopper and Pearson; ROOT's default.</summary>
    ClopperPearson = 0,

    /// <summary>Normal approximation.</summary>
    Normal = 1,

    /// <summary>Wilson.</summary>
    Wilson = 2,

    /// <summary>Agresti and Coull.</summary>
    AgrestiCoull = 3,

    /// <summary>Feldman and Cousins.</summary>
    FeldmanCousins = 4,

    /// <summary>Bayesian, with Jeffrey's prior Beta(½, ½).</summary>
    BayesianJeffrey = 5,

    /// <summary>Bayesian, with a uniform prior.</summary>
    BayesianUniform = 6,

    /// <summary>Bayesian, with a prior Beta(α, β) of one's own.</summary>
    Bayesian = 7,

    /// <summary>Mid-P of Lancaster.</summary>
    MidP = 8,
}

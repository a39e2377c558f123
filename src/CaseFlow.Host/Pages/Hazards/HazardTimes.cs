using static CaseFlow.Domain.Kernel.TextCatalog;

namespace CaseFlow.Host.Pages.Hazards;

/// <summary>How long somebody has had a hazard, in the two largest units that say something.</summary>
internal static class HazardTimes
{
    public static string Of(long minutes) => minutes switch
    {
        < 60 => Get("hazard-time.minutes", minutes),
        < 24 * 60 => Get("hazard-time.hours", minutes / 60, minutes % 60),
        _ => Get("hazard-time.days", minutes / 1440, minutes % 1440 / 60),
    };
}

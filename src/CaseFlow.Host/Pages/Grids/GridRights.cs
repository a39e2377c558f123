using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;

namespace CaseFlow.Host.Pages.Grids;

/// <summary>Which buttons are shown; what may be done is decided behind them.</summary>
internal static class GridRights
{
    public static bool MayDraw(Actor who) => who.Is(Roles.DistrictOffice) || who.Is(Roles.StreetOfficer) || who.Is(Roles.StreetLeader);

    public static bool MayMove(Actor who) => who.Is(Roles.DistrictOffice) || who.Is(Roles.SystemAdministrator);

    public static bool MaySetStandard(Actor who) => who.Is(Roles.DistrictOffice) || who.Is(Roles.ProcessAdministrator);
}

using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using Icons = MudBlazor.Icons.Material.Outlined;

namespace CaseFlow.Host.Pages.Layout;

/// <summary>Where one can go: its address, text key and icon.</summary>
public sealed record NavigationPlace(string Href, string TextKey, string Icon)
{
    public string TestId => TextKey.Replace('.', '-');
}

internal static class NavigationPlaces
{
    private static readonly NavigationPlace Workbench = new("/", "nav.workbench", Icons.SpaceDashboard);
    private static readonly NavigationPlace Hazards = new("/hazards", "nav.hazards", Icons.ReportProblem);
    private static readonly NavigationPlace Cases = new("/cases", "nav.cases", Icons.AssignmentLate);
    private static readonly NavigationPlace Grids = new("/grids", "nav.grids", Icons.Map);
    private static readonly NavigationPlace Enterprises = new("/enterprises", "nav.enterprises", Icons.Store);
    private static readonly NavigationPlace KeyObjects = new("/key-objects", "nav.key-objects", Icons.Shield);
    private static readonly NavigationPlace Inspections = new("/inspections", "nav.inspections", Icons.FactCheck);
    private static readonly NavigationPlace Reports = new("/reports", "nav.reports", Icons.Summarize);
    private static readonly NavigationPlace GridOfficers = new("/grid-officers", "nav.grid-officers", Icons.Badge);
    private static readonly NavigationPlace WorkSteps = new("/work-steps", "nav.work-steps", Icons.ChecklistRtl);
    private static readonly NavigationPlace Publicity = new("/publicity", "nav.publicity", Icons.Newspaper);
    private static readonly NavigationPlace Experts = new("/experts", "nav.experts", Icons.School);
    private static readonly NavigationPlace MyEngagements = new("/engagements", "nav.my-engagements", Icons.School);
    private static readonly NavigationPlace Assessments = new("/assessments", "nav.assessments", Icons.Grading);
    private static readonly NavigationPlace Accountability = new("/accountability-cases", "nav.accountability", Icons.Gavel);
    private static readonly NavigationPlace Bulletins = new("/bulletins", "nav.bulletins", Icons.Leaderboard);
    private static readonly NavigationPlace TipOffs = new("/tip-offs", "nav.tip-offs", Icons.Campaign);
    private static readonly NavigationPlace Notices = new("/notices", "nav.notices", Icons.Notifications);
    private static readonly NavigationPlace Calendar = new("/calendar", "nav.calendar", Icons.CalendarMonth);
    private static readonly NavigationPlace Deliveries = new("/notices/deliveries", "nav.deliveries", Icons.MarkEmailRead);
    private static readonly NavigationPlace Leaves = new("/leaves", "nav.leaves", Icons.EventBusy);
    private static readonly NavigationPlace Processes = new("/processes", "nav.processes", Icons.AccountTree);
    private static readonly NavigationPlace Stuck = new("/processes/stuck", "nav.stuck", Icons.RunningWithErrors);
    private static readonly NavigationPlace Basis = new("/basis", "nav.basis", Icons.MenuBook);
    private static readonly NavigationPlace Account = new("/account", "nav.account", Icons.Person);
    private static readonly NavigationPlace DemoClock = new("/demo-clock", "nav.demo-clock", Icons.MoreTime);

    /// <summary>The bottom bar of a phone holds what is used in the field; the rest is one press away.</summary>
    public static IReadOnlyList<NavigationPlace> Phone(Actor who) => who.Is(Roles.ThirdPartyExpert) ? [MyEngagements, Notices] : [Workbench, Inspections, Hazards, Cases];

    public static IReadOnlyList<NavigationPlace> Desktop(bool demo, Actor who) => [.. Phone(who), .. More(demo, who)];

    public static IReadOnlyList<NavigationPlace> More(bool demo, Actor who) => who.Is(Roles.ThirdPartyExpert) ? [Account] :
    [
        Notices, Calendar, Grids, Enterprises, .. If(!who.Is(Roles.Enterprise), KeyObjects, Reports, WorkSteps), Publicity, GridOfficers, .. If(SeesExperts.Any(who.Is), Experts), .. If(Assessed.Any(who.Is), Assessments),
        .. If(!who.Is(Roles.Enterprise), Bulletins), .. If(HearsTipOffs.Any(who.Is), TipOffs), .. If(Accountable.Any(who.Is), Accountability), Processes, .. If(SeesStuck(who), Stuck),
        .. If(SeesDeliveries(who), Deliveries), Leaves, Basis, Account, .. If(demo, DemoClock),
    ];

    /// <summary>The pages of the house ask for much that is closed to a third party; what it may ask for stands on a few.</summary>
    public static bool OpenTo(Actor who, string path) => !who.Is(Roles.ThirdPartyExpert) || Guests.Contains(path.Split('/', '?')[0]);

    private static readonly string[] Guests = ["", "engagements", "notices", "account", "profile", "not-found"];

    private static NavigationPlace[] If(bool shown, params NavigationPlace[] places) => shown ? places : [];

    private static bool SeesDeliveries(Actor who) => SeesStuck(who) || who.Is(Roles.SystemAdministrator);

    /// <summary>Those who are assessed, and those who assess.</summary>
    private static readonly string[] Assessed = [Roles.GridOfficer, Roles.StreetOfficer, Roles.StreetLeader, Roles.DistrictOffice, Roles.ListingBody, Roles.DistrictLeader];

    /// <summary>Who engages third-party experts or oversees those who do (R45).</summary>
    private static readonly string[] SeesExperts =
    [
        Roles.DistrictOffice, Roles.ListingBody, Roles.DistrictLeader, Roles.CityOffice, Roles.StreetOfficer, Roles.StreetLeader, Roles.StreetHead, Roles.DepartmentOfficer, Roles.DepartmentLeader,
    ];

    /// <summary>Those who call to account, and the bodies that may be called.</summary>
    private static readonly string[] Accountable =
        [.. Pages.Accountability.Tracers.Roles, Roles.StreetOfficer, Roles.StreetLeader, Roles.StreetHead, Roles.DepartmentOfficer, Roles.DepartmentLeader, Roles.CommunityLead];

    /// <summary>Who deals with what the public reports (R46).</summary>
    private static readonly string[] HearsTipOffs =
        [Roles.TipOffKeeper, Roles.DistrictOffice, Roles.ListingBody, Roles.StreetOfficer, Roles.StreetLeader, Roles.DepartmentOfficer, Roles.DepartmentLeader];

    private static bool SeesStuck(Actor who) => who.Is(Roles.ProcessAdministrator) || who.Is(Roles.DistrictOffice);
}

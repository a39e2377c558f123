using CaseFlow.Domain.Processes;

namespace CaseFlow.Workflows.Cases;

/// <summary>What inputs of the activities offer to choose from; a definition may still say something else by an expression.</summary>
internal static class CaseChoices
{
    /// <summary>Texts: <c>party.&lt;key&gt;</c>.</summary>
    public const string Parties =
        PartyKeys.GoverningUnit + "," + PartyKeys.SupervisingUnit + "," + PartyKeys.ResponsiblePerson + "," + PartyKeys.Leader + ","
        + PartyKeys.ListingBody + "," + PartyKeys.DistrictOffice + "," + PartyKeys.Street + "," + PartyKeys.StreetLeader + ","
        + PartyKeys.GridOfficer + "," + PartyKeys.Enterprise + "," + PartyKeys.HazardHolder + "," + PartyKeys.HazardReporter + ","
        + PartyKeys.KeyCheckHolder + "," + PartyKeys.KeyCheckLeader + "," + PartyKeys.ReportingUnit + "," + PartyKeys.ReportSuperior + "," + PartyKeys.RankedUnits + "," + PartyKeys.StepOwing + "," + PartyKeys.TipOffKeeper + "," + PartyKeys.TipOffUnit + "," + PartyKeys.AccountableUnit + ","
        + PartyKeys.Delivering + "," + PartyKeys.MaterialIssuer + "," + PartyKeys.EngagedExpert + "," + PartyKeys.EngagingUnit + "," + PartyKeys.TaskHolder;

    /// <summary>The templates of documents. Texts: <c>document-template.&lt;name&gt;</c>.</summary>
    public const string Templates =
        "listing-notice,delisting-notice,rectification-order,review-opinion,supervision-letter,talk-notice,bulletin,dismissal-notice,replacement-request,criticism-notice,hand-over-letter,plain";
}

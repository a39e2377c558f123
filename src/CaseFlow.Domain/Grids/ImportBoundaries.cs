using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Grids;

/// <summary>
/// Takes over administrative boundaries: a GeoJSON FeatureCollection whose features carry the region's code as <c>code</c>
/// (twelve digits) or <c>adcode</c> (six). All of them or none.
/// </summary>
/// <param name="Source">Where the boundaries come from, for whoever asks later.</param>
[AllowedTo(Roles.SystemAdministrator, Roles.DistrictOffice)]
public sealed record ImportBoundaries(string GeoJson, DateOnly FirstDay, string Source) : ICommand<int>;

internal sealed class ImportBoundariesValidator : AbstractValidator<ImportBoundaries>
{
    public ImportBoundariesValidator()
    {
        RuleFor(x => x.GeoJson).NotEmpty();
        RuleFor(x => x.FirstDay).NotEmpty();
        RuleFor(x => x.Source).NotEmpty().MaximumLength(200);
    }
}

internal sealed class ImportBoundariesHandler(CaseFlowDb db, BoundaryBook boundaries, RequestContext context) : IRequestHandler<ImportBoundaries, Result<int>>
{
    public async Task<Result<int>> Handle(ImportBoundaries request, CancellationToken cancellationToken)
    {
        if (Features(request.GeoJson) is not { Count: > 0 } features)
        {
            return new Refusal("boundary.no-features", "geoJson");
        }

        List<Refusal> refusals = [];
        foreach (var feature in features)
        {
            var code = Code(feature);
            var region = await db.Set<Region>().AsNoTracking().FirstOrDefaultAsync(r => r.Code == code, cancellationToken);
            var (shape, fault) = BoundaryShape.Read(feature["geometry"]?.ToJsonString(), "geoJson");
            if (region is null || (context.Who.RegionPath is { } seen && !region.Path.StartsWith(seen, StringComparison.Ordinal)))
            {
                fault = new Refusal("region.unknown", "geoJson", code);
            }

            fault ??= await boundaries.AppendAsync(code, true, BoundaryShape.Write(shape!), request.FirstDay, request.Source, cancellationToken);
            if (fault is not null)
            {
                refusals.Add(fault with { Message = TextCatalog.Get("boundary.of-feature", region?.Name ?? code, fault.Text()) });
            }
        }

        return refusals.Count > 0 ? Result<int>.Refused(refusals) : features.Count;
    }

    private static List<JsonObject>? Features(string geoJson)
    {
        try
        {
            return (JsonNode.Parse(geoJson) as JsonObject)?["features"] is JsonArray features ? [.. features.OfType<JsonObject>()] : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Code(JsonObject feature)
    {
        var properties = feature["properties"] as JsonObject;
        return ((properties?["code"] ?? properties?["adcode"])?.ToString() ?? "").PadRight(RegionPaths.CodeLength, '0');
    }
}

namespace CaseFlow.Host.Api.Elsa;

/// <summary>What is no call of Elsa's is not found, whatever its method, as on a stock server; the pages know only GET.</summary>
internal sealed class UnknownAddress : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapElsaDefinitions().MapFallback("/{**rest}", () => Results.NotFound());
}

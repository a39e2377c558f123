namespace CaseFlow.Host.Api;

/// <summary>Maps a feature's endpoints; found by scan.</summary>
public interface IEndpoints
{
    void Map(IEndpointRouteBuilder routes);
}

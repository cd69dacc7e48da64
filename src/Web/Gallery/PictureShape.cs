namespace Studio.Web.Gallery;

public enum PictureShape
{
    Square,
    Wide,
    Tall,
}

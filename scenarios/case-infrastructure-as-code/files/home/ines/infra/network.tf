resource "aws_vpc" "main" {
  cidr_block           = "10.20.0.0/16"
  enable_dns_hostnames = true
  tags                 = { Name = "bookings" }
}

resource "aws_subnet" "app" {
  vpc_id            = aws_vpc.main.id
  cidr_block        = "10.20.4.0/24"
  availability_zone = "eu-west-1a"
  tags              = { Name = "app" }
}

resource "aws_subnet" "workers" {
  vpc_id            = aws_vpc.main.id
  cidr_block        = "10.20.8.0/24"
  availability_zone = "eu-west-1a"
  tags              = { Name = "workers" }
}

# The website. The only door for everybody.
resource "aws_security_group" "web" {
  name        = "bookings-web"
  description = "HTTPS from everywhere"
  vpc_id      = aws_vpc.main.id

  ingress {
    description = "HTTPS"
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }

  egress {
    description = "To the application"
    from_port   = 8080
    to_port     = 8080
    protocol    = "tcp"
    cidr_blocks = ["10.20.4.0/24"]
  }
}

resource "aws_security_group" "app" {
  name        = "bookings-app"
  description = "The application, from the website"
  vpc_id      = aws_vpc.main.id

  ingress {
    description     = "Application"
    from_port       = 8080
    to_port         = 8080
    protocol        = "tcp"
    security_groups = [aws_security_group.web.id]
  }

  egress {
    description = "Inside"
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["10.20.0.0/16"]
  }
}

# The workers write the tickets. They fetch their work, nobody calls them.
resource "aws_security_group" "workers" {
  name        = "bookings-workers"
  description = "The workers"
  vpc_id      = aws_vpc.main.id

  egress {
    description = "Inside"
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["10.20.0.0/16"]
  }
}
